"""Put a whole file in the place of another."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

_LONGEST = 64
"""Characters of the name that a temporary file has in its own: file systems allow 255 bytes."""


def write_atomically(path: Path, content: bytes, *, mode: int = 0o600, sync: bool = True) -> None:
    """``content`` as the file at ``path``, which keeps what it was where this fails.

    Written to a temporary file beside it and renamed; with ``sync`` it is on the disk then, also
    where the power fails. Raises OSError. Blocks.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path))
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            os.fchmod(file.fileno(), mode)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def remove_unfinished(path: Path) -> None:
    """Remove what processes that were killed have left beside ``path`` of what was to be in it.

    Only for who keeps all others from writing it. Blocks.
    """
    prefix = _prefix(path)
    with contextlib.suppress(FileNotFoundError), os.scandir(path.parent) as entries:
        left = [entry.path for entry in entries if entry.name.startswith(prefix)]
        for name in left:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)


def _prefix(path: Path) -> str:
    """Of the temporary file, which is hidden and says what it is to become."""
    return f".import-run-{path.name[:_LONGEST]}-"
