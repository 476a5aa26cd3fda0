"""``git log``: commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import ImportRunError
from .environment import Profile
from .errors import is_not_here
from .runner import run_git

_FIELDS = ("%H", "%P", "%an", "%ae", "%at", "%D", "%s", "%b")
_FORMAT = "--format=" + "%x00".join(_FIELDS)
_DECORATED = ("refs/heads", "refs/remotes", "refs/tags")
_ARGUMENTS = (
    "log",
    "-z",
    _FORMAT,
    "--encoding=UTF-8",
    "--no-show-signature",
    "--no-notes",
    "--no-color",
    "--no-ext-diff",
    "--decorate=full",
    *(f"--decorate-refs={prefix}" for prefix in _DECORATED),
)
_UNPUSHED = 20_000
"""Commits that are looked at for whether a remote has them."""


@dataclass(frozen=True)
class LoggedCommit:
    """One commit. ``date`` is the author's, in seconds; ``refs`` are full names."""

    id: str
    parents: tuple[str, ...]
    author: str
    email: str
    date: int | None
    refs: tuple[str, ...]
    subject: str
    body: str


async def log(
    folder: Path, profile: Profile, start: str, *, skip: int = 0, most: int
) -> list[LoggedCommit]:
    """At most ``most`` commits that can be reached from ``start``, newest first."""
    return await _log(folder, profile, f"--skip={skip}", f"--max-count={most}", _end(start))


async def log_of_file(
    folder: Path, profile: Profile, start: str, file: str, *, skip: int = 0, most: int
) -> list[LoggedCommit]:
    """Those that changed ``file``, also under the names that it had before.

    Where files of a partial clone that are not here would be needed to find those names,
    only the commits under the present name.
    """
    # With --follow, --skip would count commits that are left out.
    limits = (f"--max-count={skip + most}", _end(start), "--", file)
    try:
        found = await _log(folder, profile, "--follow", *limits)
    except ImportRunError as error:
        if not is_not_here(error):
            raise
        found = await _log(folder, profile, *limits)
    return found[skip:]


async def unpushed(
    folder: Path, profile: Profile, start: str, *, most: int = _UNPUSHED
) -> set[str]:
    """The ids of the newest ``most`` commits that ``start`` has and no branch of a remote."""
    result = await run_git(
        ["rev-list", f"--max-count={most}", _end(start), "--not", "--remotes"],
        repository=folder,
        profile=profile,
    )
    return set(result.text.split())


def _end(revision: str) -> str:
    """Only ids come here, which are no options."""
    if not revision.isalnum():
        raise ValueError(revision)
    return revision


async def _log(folder: Path, profile: Profile, *arguments: str) -> list[LoggedCommit]:
    result = await run_git(
        ["--literal-pathspecs", *_ARGUMENTS, *arguments], repository=folder, profile=profile
    )
    return list(_parse(result.stdout.decode("utf-8", "replace").split("\0")[:-1]))


def _parse(fields: Sequence[str]) -> list[LoggedCommit]:
    count = len(_FIELDS)
    return [_commit(*fields[at : at + count]) for at in range(0, len(fields), count)]


def _commit(
    id: str, parents: str, author: str, email: str, date: str, refs: str, subject: str, body: str
) -> LoggedCommit:
    return LoggedCommit(
        id=id,
        parents=tuple(parents.split()),
        author=author,
        email=email,
        date=int(date) if date.isdecimal() else None,
        refs=tuple(_refs(refs)),
        subject=subject,
        body=body,
    )


def _refs(decoration: str) -> list[str]:
    """``HEAD -> refs/heads/main, tag: refs/tags/v1``; names have no spaces in them."""
    names = (each.rpartition(" ")[2] for each in decoration.split(", "))
    return [name for name in names if name.startswith("refs/")]
