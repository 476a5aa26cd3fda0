"""``git sparse-checkout``: not every file of a repository is checked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from .environment import Profile
from .runner import run_git

_NO_FOLDER = re.compile(r"[*?\[\]!\\]")


async def set_sparse(repository: Path, patterns: Sequence[str], *, profile: Profile) -> None:
    """From now on only what ``patterns`` name is checked out.

    Folders make it the faster cone mode, in which the files beside them are there too
    (git-sparse-checkout(1), INTERNALS - CONE MODE SET). Patterns have no newlines.
    """
    cone = not any(_NO_FOLDER.search(pattern) for pattern in patterns)
    lines = [pattern.strip("/") for pattern in patterns] if cone else patterns
    await run_git(
        ["sparse-checkout", "set", "--cone" if cone else "--no-cone", "--stdin"],
        repository=repository,
        profile=profile,
        stdin="".join(f"{line}\n" for line in lines if line).encode("utf-8", "surrogateescape"),
    )
