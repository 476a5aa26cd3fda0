"""``snapshots``: what was kept before something could have destroyed it."""

from __future__ import annotations

from typing import Literal

import msgspec

from .history import CommitFile

SnapshotCause = Literal[
    "pull",
    "switch",
    "left",
    "merge",
    "discard",
    "reclone",
    "restore",
    "undo_commit",
    "amend",
    "delete_branch",
    "repair",
    "recovery",
]


class Snapshot(msgspec.Struct, kw_only=True, frozen=True):
    """One snapshot of the repository at ``path`` (an API path).

    ``branch`` and ``commit`` are where it stood; ``files`` counts what differs from that
    commit, ``bytes`` is what keeping them costs at most. ``created`` is ISO 8601 in UTC.
    ``folder``: it is a whole folder that was moved aside.
    """

    id: str
    path: str
    created: str
    cause: SnapshotCause
    branch: str | None
    commit: str | None
    files: int
    bytes: int
    folder: bool = False


class SnapshotList(msgspec.Struct, kw_only=True, frozen=True):
    """Newest first."""

    snapshots: list[Snapshot]


class SnapshotDetail(msgspec.Struct, kw_only=True, frozen=True):
    """What is in a snapshot: each file as it stood against the commit.

    Of a folder that was moved aside: against what its server had of it. ``files`` is a page of
    ``files_total``; ``ignored`` counts files of such a folder that git ignores, which are not
    listed.
    """

    snapshot: Snapshot
    files: list[CommitFile]
    files_total: int
    ignored: int = 0
