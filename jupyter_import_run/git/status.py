"""``git status``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import ImportRunError
from ..wire.status import Change
from .environment import Profile
from .errors import is_not_here
from .porcelain import PorcelainReader
from .runner import run_git

_AHEAD_BEHIND = re.compile(r"\+(\d+) -(\d+)")

# Submodules are compared by their commit alone: to look for changes inside, git would run
# in them with their own configuration, which nobody made harmless.
_ARGUMENTS = (
    "status",
    "--porcelain=v2",
    "--branch",
    "-z",
    "--untracked-files=normal",
    "--ignore-submodules=dirty",
    "--ahead-behind",
)


@dataclass(frozen=True)
class Head:
    """Where HEAD is, as in ``wire.status.RepositoryStatus``.

    ``submodules`` are those of the changes, by path, with the commits at which HEAD wants them;
    ``indexed`` are blobs as of :class:`~.porcelain.PorcelainReader`.
    ``upstream_missing``: nothing is known of the upstream, or there is no commit to compare.
    """

    branch: str | None
    commit: str | None
    upstream: str | None
    upstream_missing: bool
    ahead: int | None
    behind: int | None
    submodules: Mapping[str, str]
    indexed: Mapping[str, str]


async def status(
    folder: Path,
    profile: Profile,
    on_change: Callable[[Change], None],
    keeps_blob: Callable[[str], bool] = lambda path: False,
) -> Head:
    """Where HEAD is; ``on_change`` gets every change as git tells it, without end of number.

    In a partial clone git may need a file that is not here to tell what was renamed. Then it
    is asked again, and renamed files are a deleted and an added one.
    """
    told = 0

    def count(change: Change) -> None:
        nonlocal told
        told += 1
        on_change(change)

    try:
        return await _status(folder, profile, PorcelainReader(count, keeps_blob), "--find-renames")
    except ImportRunError as error:
        if told or not is_not_here(error):
            raise
    return await _status(folder, profile, PorcelainReader(on_change, keeps_blob), "--no-renames")


async def _status(folder: Path, profile: Profile, reader: PorcelainReader, *options: str) -> Head:
    await run_git(
        [*_ARGUMENTS, *options], repository=folder, profile=profile, on_stdout=reader.feed
    )
    headers = reader.headers
    commit, branch = headers.get("branch.oid"), headers.get("branch.head")
    upstream = headers.get("branch.upstream")
    counts = _AHEAD_BEHIND.fullmatch(headers.get("branch.ab", ""))
    return Head(
        branch=None if branch == "(detached)" else branch,
        commit=None if commit == "(initial)" else commit,
        upstream=upstream,
        upstream_missing=upstream is not None and "branch.ab" not in headers,
        ahead=int(counts[1]) if counts else None,
        behind=int(counts[2]) if counts else None,
        submodules=reader.submodules,
        indexed=reader.indexed,
    )
