"""``git ls-files``: what the index has, and what it has not."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from .entries import Entry
from .environment import Profile
from .paths import unlisted
from .runner import run_git


async def ls_files(
    repository: Path, profile: Profile, *which: str, pathspecs: Collection[str] | None = None
) -> list[str]:
    """Paths from the top; a repository inside this one is one that ends in a slash.

    ``which`` are options as ``--cached`` and ``--others``. ``pathspecs`` None: everywhere; of
    none nothing is asked.
    """
    return await _ls_files(repository, profile, which, pathspecs)


async def index_entries(
    repository: Path, profile: Profile, pathspecs: Collection[str]
) -> dict[str, Entry]:
    """What the index has by path; of unmerged ones their last version."""
    entries = {}
    for line in await _ls_files(repository, profile, ["--stage"], pathspecs):
        facts, _, path = line.partition("\t")
        mode, object_id, _ = facts.split(" ")
        entries[path] = Entry(mode, object_id)
    return entries


async def _ls_files(
    repository: Path,
    profile: Profile,
    options: Collection[str],
    pathspecs: Collection[str] | None,
) -> list[str]:
    if pathspecs is not None and not pathspecs:
        return []
    result = await run_git(
        ["ls-files", "-z", *options, "--", *(pathspecs or ())],
        repository=repository,
        profile=profile,
    )
    return unlisted(result.text)
