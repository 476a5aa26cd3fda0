"""Copies of the files, where git takes them from: what is saved meanwhile changes nothing."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Mapping
from pathlib import Path

from ...errors import ImportRunError
from ...openers import without_links
from ...wire.filenames import shown

_CHUNK = 1024 * 1024


def total_bytes(files: Mapping[str, Path]) -> int:
    """Of all ``files``. Blocks."""
    return sum(_size(file) for file in files.values())


def copy_files(files: Mapping[str, Path], folder: Path, stop: threading.Event) -> None:
    """Write ``files`` below ``folder``, executable where they are, and stop when told. Blocks.

    Raises ``forbidden`` and ``not_found`` where one cannot be read.
    """
    for path, source in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            file = open(source, "rb", opener=without_links)  # noqa: SIM115 - see below
        except OSError as error:
            raise _unreadable(path, error) from error
        with file, target.open("xb") as copy:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise ImportRunError("not_found", "There is no such file here.", path=shown(path))
            while not stop.is_set() and (chunk := file.read(_CHUNK)):
                copy.write(chunk)
            os.fchmod(copy.fileno(), 0o700 if mode & stat.S_IXUSR else 0o600)
        if stop.is_set():
            return


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _unreadable(path: str, error: OSError) -> ImportRunError:
    if isinstance(error, FileNotFoundError):
        return ImportRunError("not_found", "There is no such file here.", path=shown(path))
    return ImportRunError(
        "forbidden", "A file cannot be read.", path=shown(path), details=str(error.strerror)
    )
