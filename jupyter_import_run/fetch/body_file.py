"""A file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from ..errors import ImportRunError, from_os_error

_LOOK_EVERY = 4 * 1024 * 1024
"""Bytes written between two looks at the free space."""


class BodyFile:
    """A new file at ``path``, for its owner's eyes only. Every method blocks.

    ``min_free_bytes`` stay free on its disk, else ``disk_full``.
    """

    def __init__(self, path: Path, *, min_free_bytes: int = 0) -> None:
        self._path = path
        self._min_free = min_free_bytes
        self._descriptor: int | None = None
        self._exists = False
        self._since_look = 0

    def open(self, expected: int | None) -> None:
        """Make the file, if ``expected`` bytes fit. Raises ``disk_full``, ``exists``."""
        try:
            self._require_space(expected or 0)
            self._descriptor = os.open(
                self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600
            )
        except FileExistsError as error:
            raise ImportRunError("exists", "The file is there already.") from error
        except OSError as error:
            raise from_os_error(error) from error
        self._exists = True

    def write(self, data: bytes) -> None:
        """Append ``data``. Raises ``disk_full``."""
        assert self._descriptor is not None
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
            self._since_look += len(data)
            if self._since_look >= _LOOK_EVERY:
                self._since_look = 0
                self._require_space(0)
        except OSError as error:
            raise from_os_error(error) from error

    def close(self) -> None:
        """The file is whole. Raises ``disk_full`` where a network disk says so only now."""
        try:
            self._require_space(0)
            self._close()
        except OSError as error:
            raise from_os_error(error) from error

    def discard(self) -> None:
        """Leave nothing. A file that was there before is not touched."""
        with contextlib.suppress(OSError):
            self._close()
        if self._exists:
            self._exists = False
            self._path.unlink(missing_ok=True)

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def _require_space(self, expected: int) -> None:
        free = shutil.disk_usage(self._path.parent).free
        if free - expected < self._min_free:
            raise ImportRunError(
                "disk_full",
                "There is not enough free space.",
                free_bytes=free,
                min_free_bytes=self._min_free,
            )
