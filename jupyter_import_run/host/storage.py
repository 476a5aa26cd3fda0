"""Storage locations and how full their disks are."""

from __future__ import annotations

import shutil

from ..config import StorageFolder
from ..errors import ImportRunError
from ..root import Root
from ..wire.server import StorageLocation


def storage_locations(
    root: Root | None, folders: tuple[StorageFolder, ...]
) -> list[StorageLocation]:
    """The administrator's folders, or the root itself. Blocks where a disk is slow.

    A folder that does not exist is left out.
    """
    if root is None:
        return []
    found = []
    for folder in folders or (StorageFolder(path="", label="Home"),):
        try:
            place = root.place(folder.path)
            usage = shutil.disk_usage(place)
        except (ImportRunError, OSError):
            continue
        found.append(
            StorageLocation(
                path=folder.path,
                label=folder.label,
                free_bytes=usage.free,
                total_bytes=usage.total,
            )
        )
    return found
