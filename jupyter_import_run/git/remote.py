"""``git remote``."""

from __future__ import annotations

from pathlib import Path

from .config import set_local
from .environment import Profile
from .runner import run_git


async def add_remote(repository: Path, name: str, url: str) -> None:
    """Name ``url``; its fetches bring all branches."""
    await run_git(["remote", "add", "--", name, url], repository=repository, profile=Profile())


async def track_all_branches(repository: Path, name: str) -> None:
    """Let later fetches bring every branch, also where the clone was of one only."""
    key, refspec = f"remote.{name}.fetch", f"+refs/heads/*:refs/remotes/{name}/*"
    await set_local(repository, key, refspec, Profile())
