"""``git version``: is there a git, and is it new enough?"""

from __future__ import annotations

import re

from ..errors import ImportRunError
from .environment import Profile
from .runner import run_git

MINIMUM = (2, 37)
"""Older ones ignore ``http.curloptResolve``, the address pin, without a word."""


async def git_version() -> tuple[int, ...]:
    """The version of the git on PATH, as (2, 39, 5). Raises ``git_missing``."""
    result = await run_git(["version"], repository=None, profile=Profile(read_only=True))
    found = re.search(r"(\d+)\.(\d+)(?:\.(\d+))?", result.text)
    if found is None:
        raise ImportRunError("git_missing", "The git on this server does not say its version.")
    return tuple(int(number) for number in found.groups(default="0"))


def is_new_enough(version: tuple[int, ...]) -> bool:
    """Whether this git does all that the address policy relies on."""
    return version[:2] >= MINIMUM
