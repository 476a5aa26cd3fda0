"""Put a whole file in the place of another."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes, *, mode: int = 0o600, sync: bool = True) -> None:
    """``content`` as the file at ``path``, which keeps what it was where this fails.

    Written to a temporary file beside it and renamed; with ``sync`` it is on the disk then, also
    where the power fails. Raises OSError. Blocks.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".import-run-")
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
