"""``git ls-tree``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .environment import Profile
from .runner import run_git

_GITLINK = "160000"


async def present_paths(
    repository: Path, tree: str, paths: Sequence[str], profile: Profile
) -> set[str]:
    """Those of ``paths`` at which ``tree`` has a file or a folder."""
    literal = {**profile.variables, "GIT_LITERAL_PATHSPECS": "1"}
    result = await run_git(
        ["ls-tree", "-z", "--name-only", "--full-tree", "--end-of-options", tree, "--", *paths],
        repository=repository,
        profile=replace(profile, variables=literal),
    )
    return set(result.text.split("\0")[:-1])


async def submodule_commit(repository: Path, path: str) -> str | None:
    """The commit that HEAD wants at ``path``, or None where that is no submodule."""
    result = await run_git(
        ["ls-tree", "-z", "HEAD", "--", path],
        repository=repository,
        profile=Profile(read_only=True),
    )
    for entry in result.text.split("\0"):
        meta, _, name = entry.partition("\t")
        fields = meta.split()
        if name == path and fields and fields[0] == _GITLINK:
            return fields[2]
    return None
