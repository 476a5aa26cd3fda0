"""``git config`` of one repository."""

from __future__ import annotations

from pathlib import Path

from .environment import Profile
from .runner import run_git

_OWN_SCOPES = {"local", "worktree"}


async def list_local(repository: Path) -> list[tuple[str, str]]:
    """The repository's own entries with what they include, in git's order.

    Also those of ``config.worktree``, which ``--local`` leaves out and git obeys. Keys are
    as git prints them: section and name in lower case, the part between kept.
    """
    result = await run_git(
        ["config", "--show-scope", "--includes", "-z", "--list"],
        repository=repository,
        profile=Profile(read_only=True),
    )
    fields = result.text.split("\0")
    own = (
        entry
        for scope, entry in zip(fields[::2], fields[1::2], strict=False)
        if scope in _OWN_SCOPES
    )
    return parse_list("\0".join(own))


async def list_file(file: Path) -> list[tuple[str, str]]:
    """The entries of a file in git's format (``.gitmodules``), without what it includes."""
    result = await run_git(
        ["config", "--file", str(file), "--no-includes", "-z", "--list"],
        repository=None,
        profile=Profile(read_only=True),
    )
    return parse_list(result.text)


async def unset_local(repository: Path, key: str) -> None:
    """Remove every value of ``key``; one that is not there is no error."""
    await run_git(
        ["config", "--local", "--unset-all", key],
        repository=repository,
        profile=Profile(),
        answers=(0, 5),
    )


def parse_list(text: str) -> list[tuple[str, str]]:
    """Read ``config -z --list``: entries end in NUL, the key ends at the first newline.

    An entry without a value means "true".
    """
    entries = []
    for entry in text.split("\0"):
        if entry:
            key, separator, value = entry.partition("\n")
            entries.append((key, value if separator else "true"))
    return entries
