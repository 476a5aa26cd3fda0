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
    """A folder and what it is a snapshot of. Both paths are absolute, as they were then.

    ``lineage`` is the mark of the repository (:mod:`..repository.lineage`).
    """

    snapshot: Snapshot
    folder: str
    original: str
    lineage: str

    def place(self, beside: Path | None = None) -> Path | None:
        """Where the folder is: as ever, or beside that of its repository; None: nowhere. Blocks.

        Where a folder above both was given another name, they are still side by side.
        """
        places = [Path(self.folder)]
        if beside is not None:
            places.append(beside.with_name(places[0].name))
        return next((place for place in places if os.path.isdir(place)), None)


_Kept = dict[str, KeptFolder]


class KeptFolders:
    """What was moved aside, by the id of its snapshot, among all servers of a person."""

    def __init__(self, data_folder: Path) -> None:
        self._file = JsonFile(data_folder / "kept-folders.json", _Kept, dict)

    def list(self) -> list[KeptFolder]:
        """All, newest first; some may be gone by now. Blocks."""
        known = self._file.read().values()
        return sorted(known, key=lambda kept: kept.snapshot.created, reverse=True)

    def find(self, snapshot_id: str) -> KeptFolder | None:
        """One of them. Blocks."""
        return self._file.read().get(snapshot_id)

    def remember(self, kept: KeptFolder) -> None:
        """Blocks."""
        self._file.change(lambda all_kept: {**all_kept, kept.snapshot.id: kept})

    def forget(self, snapshot_id: str) -> None:
        """Blocks."""
        self._file.change(
            lambda all_kept: {key: one for key, one in all_kept.items() if key != snapshot_id}
        )
