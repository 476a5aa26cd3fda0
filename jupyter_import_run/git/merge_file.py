"""``git merge-file``: a three-way merge of lines."""

from __future__ import annotations

from pathlib import Path

from .environment import Profile
from .runner import run_git

_MOST_CONFLICTS = 127
"""Git's exit code is the number of conflicts, up to this one."""


async def merge_file(folder: Path, profile: Profile, *, marker_size: int) -> bytes:
    """Merge the files ``mine``, ``base`` and ``theirs`` in ``folder``, which stay as they are.

    A conflict is ``< mine``, ``| base``, ``=``, ``> theirs``, each sign ``marker_size`` times.
    No attribute and no driver takes part.
    """
    names = ("mine", "base", "theirs")
    options = ["--stdout", "--quiet", "--zdiff3", f"--marker-size={marker_size}"]
    options += [part for name in names for part in ("-L", name)]
    result = await run_git(
        ["merge-file", *options, "--", *(str(folder / name) for name in names)],
        repository=None,
        profile=profile,
        answers=range(_MOST_CONFLICTS + 1),
    )
    return result.stdout
