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


class GitRequirement:
    """Asks for git's version once it is good, and again as long as it is not."""

    def __init__(self) -> None:
        self._met = False

    async def check(self) -> None:
        """Raise ``git_missing`` where there is no git or one that is too old."""
        if self._met:
            return
        version = await git_version()
        if not is_new_enough(version):
            text = ".".join(str(number) for number in version)
            raise ImportRunError(
                "git_missing",
                f"Git {MINIMUM[0]}.{MINIMUM[1]} or newer is needed; this server has {text}.",
                version=text,
            )
        self._met = True
