"""Storage locations: where imports may go, and how full each one's own disk is.

All of this blocks where a disk is slow: use a thread.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from ..config.settings import StorageFolder
from ..errors import ImportRunError, from_os_error
from ..root import Root, normalised
from ..wire.errors import ErrorInfo
from ..wire.server import StorageLocation

HOME = StorageFolder(path="", label="Home")
"""The Jupyter root, where the administrator named nothing else."""


def make_missing(root: Root, folders: Sequence[StorageFolder]) -> list[tuple[StorageFolder, str]]:
    """Make the administrator's folders that are not there yet; those that cannot be, and why."""
    failed = []
    for folder in folders:
        try:
            root.place(folder.path).mkdir(parents=True, exist_ok=True)
        except ImportRunError as error:
            failed.append((folder, error.message))
        except OSError as error:
            failed.append((folder, str(error.strerror)))
    return failed


def storage_locations(root: Root | None, folders: Sequence[StorageFolder]) -> list[StorageLocation]:
    """The administrator's folders, or the root itself. None is left out."""
    if root is None:
        return []
    return [_location(root, folder) for folder in folders or (HOME,)]


def storage_at(root: Root, folders: Sequence[StorageFolder], path: str) -> StorageLocation:
    """Any folder below the root as a place for imports; ``folders`` may have a label for it."""
    path = normalised(path)
    known = next((folder for folder in (*folders, HOME) if folder.path == path), None)
    return _location(root, known or StorageFolder(path, path.rpartition("/")[2]))


def _location(root: Root, folder: StorageFolder) -> StorageLocation:
    free = total = None
    problem: ErrorInfo | None = None
    try:
        place = root.place(folder.path)
        usage = shutil.disk_usage(_existing(place, root.folder))
        free, total = usage.free, usage.total
        problem = _problem(place)
    except ImportRunError as error:
        problem = error.info()
    except OSError as error:
        problem = from_os_error(error).info()
    return StorageLocation(
        path=folder.path, label=folder.label, free_bytes=free, total_bytes=total, problem=problem
    )


def _existing(place: Path, root: Path) -> Path:
    """``place`` or its nearest parent: the disk that it would be made on."""
    while place != root and not place.exists():
        place = place.parent
    return place


def _problem(place: Path) -> ErrorInfo | None:
    if not place.exists():
        return ImportRunError("not_found", "This folder does not exist.").info()
    if not place.is_dir():
        return ImportRunError("invalid_request", "This is a file, not a folder.").info()
    if not os.access(place, os.W_OK | os.X_OK):
        return ImportRunError("forbidden", "This folder cannot be written to.").info()
    return None
