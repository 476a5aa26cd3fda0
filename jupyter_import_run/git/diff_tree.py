"""``git diff-tree``: what differs between two trees, read from the objects alone."""

from __future__ import annotations

from pathlib import Path

from ..errors import ImportRunError
from .entries import Change, Entry
from .environment import Profile
from .errors import is_not_here
from .runner import run_git

_RENAME_LIMIT = 1000
"""Files on either side among which similar ones are looked for; with more, only equal ones are."""


async def changed_entries(
    repository: Path, before: str, after: str, profile: Profile
) -> dict[str, Change]:
    """By path, what the trees ``before`` and ``after`` do not have in common.

    A renamed file is two paths.
    """
    if before == after:
        return {}
    fields = await _raw(repository, ["--no-renames"], before, after, profile)
    return {path: _change(facts) for facts, path in zip(fields[::2], fields[1::2], strict=True)}


async def renamed_files(
    repository: Path, before: str, after: str, profile: Profile
) -> dict[str, str]:
    """New path by old one, of the files that are at another place and at least half the same.

    Where a partial clone does not have their contents, only those that are wholly the same.
    """
    try:
        fields = await _renames(repository, "50%", before, after, profile)
    except ImportRunError as error:
        if not is_not_here(error):
            raise
        fields = await _renames(repository, "100%", before, after, profile)
    return dict(zip(fields[1::3], fields[2::3], strict=True))


async def _renames(
    repository: Path, alike: str, before: str, after: str, profile: Profile
) -> list[str]:
    options = [f"--find-renames={alike}", f"-l{_RENAME_LIMIT}", "--diff-filter=R"]
    return await _raw(repository, options, before, after, profile)


async def _raw(
    repository: Path, options: list[str], before: str, after: str, profile: Profile
) -> list[str]:
    result = await run_git(
        ["diff-tree", "-r", "-z", "--raw", *options, "--end-of-options", before, after],
        repository=repository,
        profile=profile,
        max_stdout=1 << 30,
    )
    return result.text.split("\0")[:-1]


def _change(facts: str) -> Change:
    """Read ``:old-mode new-mode old-id new-id status``; an id of zeros stands for nothing."""
    old_mode, new_mode, old, new, _ = facts.removeprefix(":").split(" ")
    return (
        Entry(old_mode, old) if old.strip("0") else None,
        Entry(new_mode, new) if new.strip("0") else None,
    )
