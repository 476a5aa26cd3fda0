"""Whole folders that were moved aside: what a repository was before it was cloned anew."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from ..wire.snapshots import Snapshot
from .files import JsonFile

PREFIX = ".import-run-kept-"
"""Every such folder's name starts so; it lies, hidden, beside the one that took its place."""


class KeptFolder(msgspec.Struct, kw_only=True, frozen=True):
    """A folder and what it is a snapshot of. Both paths are absolute."""

    snapshot: Snapshot
    folder: str
    original: str


_Kept = dict[str, KeptFolder]


class KeptFolders:
    """What was moved aside, by the id of its snapshot, among all servers of a person."""

    def __init__(self, data_folder: Path) -> None:
        self._file = JsonFile(data_folder / "kept-folders.json", _Kept, dict)

    def list(self) -> list[KeptFolder]:
        """Those that are still there, newest first. Blocks."""
        there = [kept for kept in self._file.read().values() if os.path.isdir(kept.folder)]
        return sorted(there, key=lambda kept: kept.snapshot.created, reverse=True)

    def find(self, snapshot_id: str) -> KeptFolder | None:
        """One of them. Blocks."""
        return next((kept for kept in self.list() if kept.snapshot.id == snapshot_id), None)

    def remember(self, kept: KeptFolder) -> None:
        """Blocks."""
        self._file.change(
            lambda all_kept: {**all_kept, kept.snapshot.id: kept}  # newest last
        )

    def forget(self, snapshot_id: str) -> None:
        """Blocks."""
        self._file.change(
            lambda all_kept: {key: one for key, one in all_kept.items() if key != snapshot_id}
        )
