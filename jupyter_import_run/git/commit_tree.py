"""``git commit-tree``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .environment import Profile
from .runner import run_git


async def commit_tree(
    repository: Path,
    tree: str,
    parents: Iterable[str],
    message: bytes,
    profile: Profile,
    *,
    signed: bool = False,
) -> str:
    """A new commit of ``tree``; its id. Raises ``forbidden`` where it cannot be ``signed``."""
    options = [*(["-S"] if signed else []), *(f"-p{parent}" for parent in parents)]
    result = await run_git(
        ["commit-tree", *options, tree], repository=repository, profile=profile, stdin=message
    )
    return result.text.strip()
