"""``repositories/log`` and ``repositories/diff``: commits, and what a change is."""

from __future__ import annotations

from typing import Literal

import msgspec

from .status import ChangeStatus


class CommitFile(msgspec.Struct, kw_only=True, frozen=True):
    """A file that a commit changed; ``origin`` is its former name."""

    path: str
    status: ChangeStatus
    origin: str | None = None


class Commit(msgspec.Struct, kw_only=True, frozen=True):
    """One commit. ``date`` is the author's, ISO 8601 in UTC.

    ``pushed``: some branch of a remote has it. ``needs_network``: files that it changed are
    not here yet; only its detail knows.
    """

    id: str
    parents: list[str]
    author: str
    email: str
    date: str
    subject: str
    body: str
    branches: list[str]
    tags: list[str]
    pushed: bool
    needs_network: bool = False


class CommitPage(msgspec.Struct, kw_only=True, frozen=True):
    """Commits, newest first; ``before`` asks for the next page, null at the end."""

    commits: list[Commit]
    before: str | None


class CommitDetail(msgspec.Struct, kw_only=True, frozen=True):
    """A commit with the files that it changed against its first parent."""

    commit: Commit
    files: list[CommitFile]
    files_total: int


class DiffLine(msgspec.Struct, kw_only=True, frozen=True):
    """One line; ``kind``: both sides have it, only the old one, or only the new one."""

    kind: Literal["same", "removed", "added"]
    text: str


class DiffHunk(msgspec.Struct, kw_only=True, frozen=True):
    """Neighbouring lines; the numbers are those of the first line, from 1."""

    old_start: int
    new_start: int
    lines: list[DiffLine]


class CellDiff(msgspec.Struct, kw_only=True, frozen=True):
    """A cell of a notebook: what became of its source, and whether its outputs differ."""

    change: Literal["added", "removed", "modified", "moved", "outputs"]
    cell_type: str
    number: int
    hunks: list[DiffHunk]
    outputs_changed: bool


class FileDiff(msgspec.Struct, kw_only=True, frozen=True):
    """What a commit of this file would change, or what ``commit`` changed in it.

    ``kind`` says what is filled: ``hunks`` of a text, ``cells`` of a notebook, only sizes (in
    bytes; null: not there) of anything else. ``metadata_changed`` leaves out what the kernel wrote
    about itself, which is ``kernel_changed``. ``needs_network``: a version of it is not here yet.
    Lines that do not end the same way on both sides (CRLF, none at the end of the file) are shown
    as a removed and an added one.
    """

    path: str
    origin: str | None
    kind: Literal["text", "notebook", "binary"]
    old_size: int | None
    new_size: int | None
    hunks: list[DiffHunk] = []
    cells: list[CellDiff] = []
    metadata_changed: bool = False
    kernel_changed: bool = False
    truncated: bool = False
    needs_network: bool = False
