"""What changes with a file, without reading it."""

from __future__ import annotations

from pathlib import Path

Stamp = tuple[int, int, int, int]


def stamp_of(file: Path) -> Stamp | None:
    """The same as long as the file, or folder, is; None where there is none. Blocks."""
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_size
