"""``git init``."""

from __future__ import annotations

from pathlib import Path

from .environment import Profile
from .runner import run_git


async def init(target: Path, *, branch: str = "main") -> None:
    """Make ``target`` an empty repository without hooks."""
    await run_git(
        ["init", "--quiet", "--template=", f"--initial-branch={branch}", "--", str(target)],
        repository=None,
        profile=Profile(),
    )
