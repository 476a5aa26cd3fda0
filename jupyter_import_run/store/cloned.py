"""Repositories whose own filters may run: those that we cloned, and those that a person trusted.

A folder that somebody else prepared must not count as one of them. So a repository has a
random mark in its git folder, and what the mark means is kept here, where no repository
can write: a folder without the mark, or with one that was copied from elsewhere, is nobody's.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import Literal

import msgspec

from ..openers import without_links
from .atomic_write import write_atomically
from .files import JsonFile

MARK = "import-run.id"
"""The file in a repository's git folder that holds its mark."""

_LONGEST = 64
_KEPT = 5000

Reason = Literal["cloned", "trusted"]


class _Record(msgspec.Struct):
    """Where a marked repository was: one of the two stays when a folder is moved or restored."""

    folder: str
    inode: int
    reasons: list[Reason]


_Records = dict[str, _Record]


class ClonedRepositories:
    """What is known of marks. ``git_dir`` is everywhere the one with the objects, a real path."""

    def __init__(self, data_folder: Path) -> None:
        self._file = JsonFile(data_folder / "repositories.json", _Records, dict)

    def remember(self, git_dir: Path, reason: Reason) -> None:
        """From now on its filters may run. Blocks; use a thread."""
        mark = _read_mark(git_dir) if self.reasons(git_dir) else _make_mark(git_dir)
        place = os.fspath(git_dir), git_dir.stat().st_ino

        def edit(records: _Records) -> _Records:
            known = records.pop(mark, None)
            reasons = {reason, *(known.reasons if known else ())}
            records[mark] = _Record(*place, sorted(reasons))
            return dict(list(records.items())[-_KEPT:])

        self._file.change(edit)

    def forget(self, git_dir: Path) -> None:
        """Its filters may no longer run. Blocks; use a thread."""
        mark = _read_mark(git_dir)

        def edit(records: _Records) -> _Records:
            records.pop(mark, None)
            return records

        self._file.change(edit)

    def reasons(self, git_dir: Path) -> frozenset[Reason]:
        """Why its filters may run; empty: they may not. Blocks for a moment; use a thread."""
        mark = _read_mark(git_dir)
        record = self._file.current().get(mark) if mark else None
        if record is None or not _is_the_one(git_dir, record):
            return frozenset()
        return frozenset(record.reasons)


def _is_the_one(git_dir: Path, record: _Record) -> bool:
    if os.fspath(git_dir) == record.folder:
        return True
    with contextlib.suppress(OSError):
        return git_dir.stat().st_ino == record.inode
    return False


def _read_mark(git_dir: Path) -> str:
    try:
        with open(git_dir / MARK, "rb", opener=without_links) as file:
            return file.read(_LONGEST).decode("ascii", "replace").strip()
    except OSError:
        return ""


def _make_mark(git_dir: Path) -> str:
    """A new mark, in place of whatever is there."""
    mark = secrets.token_hex(16)
    write_atomically(git_dir / MARK, f"{mark}\n".encode(), mode=0o644)
    return mark
