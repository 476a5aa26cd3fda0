"""``git config`` of one repository."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from .environment import Profile
from .runner import run_git

_OWN_SCOPES = {"local", "worktree"}
_INCLUDE = re.compile(r"include\.path|includeif\..*\.path", re.DOTALL)


class Include(NamedTuple):
    """That other files are read too: the entry that says so, and the file that it is in."""

    key: str
    value: str
    origin: Path


class LocalConfig(NamedTuple):
    """A repository's own entries in git's order, and what they include."""

    entries: tuple[tuple[str, str], ...]
    includes: tuple[Include, ...]


async def read_local(repository: Path) -> LocalConfig:
    """The repository's own entries with what they include, and the files that are included.

    Also those of ``config.worktree``, which ``--local`` leaves out and git obeys. Keys are
    as git prints them: section and name in lower case, the part between kept.
    """
    result = await run_git(
        ["config", "--show-scope", "--show-origin", "--includes", "-z", "--list"],
        repository=repository,
        profile=Profile(read_only=True),
    )
    fields = result.text.split("\0")
    entries, includes = [], []
    for scope, origin, entry in zip(fields[::3], fields[1::3], fields[2::3], strict=False):
        if scope in _OWN_SCOPES:
            key, value = _parse_entry(entry)
            entries.append((key, value))
            if _INCLUDE.fullmatch(key):
                includes.append(Include(key, value, repository / origin.removeprefix("file:")))
    return LocalConfig(tuple(entries), tuple(includes))


async def list_file(file: Path) -> list[tuple[str, str]]:
    """The entries of a file in git's format (``.gitmodules``), without what it includes."""
    result = await run_git(
        ["config", "--file", str(file), "--no-includes", "-z", "--list"],
        repository=None,
        profile=Profile(read_only=True),
    )
    return parse_list(result.text)


async def set_local(repository: Path, key: str, value: str, profile: Profile) -> None:
    """Let ``value`` be the only one of ``key`` in the repository's own configuration."""
    await run_git(
        ["config", "--local", "--replace-all", key, value], repository=repository, profile=profile
    )


async def replace_local(
    repository: Path, key: str, value: str, pattern: str, profile: Profile
) -> None:
    """Let ``value`` be the one value of ``key`` in place of those that ``pattern`` fits.

    It is an extended regular expression of POSIX, and the others stay.
    """
    await run_git(
        ["config", "--local", "--replace-all", key, value, pattern],
        repository=repository,
        profile=profile,
    )


async def unset_local(repository: Path, key: str) -> None:
    """Remove every value of ``key``; one that is not there is no error."""
    await run_git(
        ["config", "--local", "--unset-all", key],
        repository=repository,
        profile=Profile(),
        answers=(0, 5),
    )


async def remove_section(repository: Path, section: str) -> None:
    """Remove ``section`` (``remote.NAME``) with all that is in it, if it is there."""
    await run_git(
        ["config", "--local", "--remove-section", section],
        repository=repository,
        profile=Profile(),
        answers=(0, 128),
    )


def parse_list(text: str) -> list[tuple[str, str]]:
    """Read ``config -z --list``: entries end in NUL, the key ends at the first newline.

    An entry without a value means "true".
    """
    return [_parse_entry(entry) for entry in text.split("\0") if entry]


def _parse_entry(entry: str) -> tuple[str, str]:
    key, separator, value = entry.partition("\n")
    return key, value if separator else "true"
