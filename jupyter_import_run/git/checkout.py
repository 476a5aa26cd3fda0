"""``git checkout`` and ``git switch`` on a fresh clone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .environment import Profile
from .runner import run_git


async def checkout_detached(
    repository: Path,
    commit: str,
    *,
    profile: Profile,
    on_progress_line: Callable[[str], None] | None = None,
    on_start: Callable[[int], None] | None = None,
) -> None:
    """Put the files of ``commit`` into the working tree, on no branch."""
    await run_git(
        ["checkout", "--progress", "--detach", commit, "--"],
        repository=repository,
        profile=profile,
        on_progress_line=on_progress_line,
        on_start=on_start,
    )
