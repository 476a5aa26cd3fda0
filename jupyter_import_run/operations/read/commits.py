"""Commits as the wire has them."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime, timezone

from ...errors import ImportRunError
from ...git.log import LoggedCommit, unpushed
from ...repository.opened import Repository
from ...wire.history import Commit

LONGEST_BODY = 4000
"""Characters of a message in a list."""

_ID = re.compile(r"[0-9a-f]{7,64}")
_LOCAL, _REMOTE, _TAG = "refs/heads/", "refs/remotes/", "refs/tags/"


def require_id(text: str) -> str:
    """``text``, if it is the id of a commit. Raises ``invalid_request``."""
    if not _ID.fullmatch(text):
        raise ImportRunError("invalid_request", "This is not the id of a commit.")
    return text


async def not_pushed(repository: Repository, start: str, *, most: int = 20_000) -> set[str]:
    """Commits that ``start`` has and no remote; where there is no remote nobody asks."""
    return await unpushed(repository.folder, repository.reading(), start, most=most)


def commit_of(logged: LoggedCommit, local: Collection[str], longest_body: int) -> Commit:
    """``local`` are the ids of those that were not pushed."""
    refs = [ref for ref in logged.refs if not ref.endswith("/HEAD")]
    return Commit(
        id=logged.id,
        parents=list(logged.parents),
        author=logged.author,
        email=logged.email,
        date=iso(logged.date) or "",
        subject=logged.subject,
        body=logged.body[:longest_body].rstrip("\n"),
        branches=[
            ref.removeprefix(_LOCAL).removeprefix(_REMOTE)
            for ref in refs
            if not ref.startswith(_TAG)
        ],
        tags=[ref.removeprefix(_TAG) for ref in refs if ref.startswith(_TAG)],
        pushed=logged.id not in local,
    )


def iso(seconds: int | None) -> str | None:
    """ISO 8601 in UTC; None for a year that no calendar has."""
    try:
        if seconds is not None:
            return datetime.fromtimestamp(seconds, timezone.utc).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        pass
    return None
