"""``git fsck``."""

from __future__ import annotations

from pathlib import Path

from .environment import Profile
from .runner import run_git


async def is_sound(repository: Path, profile: Profile) -> bool:
    """Whether all that is reachable is here, and is what it says. Reads every object."""
    result = await run_git(
        ["fsck", "--no-dangling", "--progress"],
        repository=repository,
        profile=profile,
        answers=range(256),
    )
    return result.returncode == 0
