"""A small JSON file that several processes change: atomic, locked, versioned.

Written to a temporary file beside it, synced and renamed, so that a full disk or a
killed process leaves the old file whole. A file that cannot be read is set aside. One
of a newer version is left alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from ..wire.encode import encode
from .atomic_write import write_atomically
from .file_lock import locked

T = TypeVar("T")


class NewerFileError(OSError):
    """The file was written by a newer version of this package."""


class JsonFile(Generic[T]):
    """One value of type ``T`` in the file at ``path``; ``empty`` makes the first one."""

    version = 1

    def __init__(self, path: Path, type_: type[T], empty: Callable[[], T]) -> None:
        self.path = path
        self._type = type_
        self._empty = empty
        self._known: tuple[tuple[int, int, int], T] | None = None

    def read(self) -> T:
        """The value now; an unreadable file is renamed to ``….corrupt`` and counts as empty."""
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return self._empty()
        try:
            envelope = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
            version = msgspec.json.decode(envelope["version"], type=int)
            if version > self.version:
                raise NewerFileError(f"{self.path} was written by a newer version; left alone.")
            return msgspec.json.decode(envelope["data"], type=self._type)
        except (msgspec.MsgspecError, KeyError, UnicodeDecodeError, RecursionError):
            os.replace(self.path, self.path.with_name(self.path.name + ".corrupt"))
            return self._empty()

    def current(self) -> T:
        """As :meth:`read`, from memory where nobody has written since. It is not to be changed.

        A file that cannot be used at all counts as empty. Blocks for a moment.
        """
        try:
            status = self.path.stat()
            stamp = (status.st_mtime_ns, status.st_ino, status.st_size)
            if self._known is None or self._known[0] != stamp:
                self._known = (stamp, self.read())
        except OSError:
            self._known = None
        return self._known[1] if self._known is not None else self._empty()

    def change(self, edit: Callable[[T], T]) -> T:
        """Read, ``edit``, write, as one step among all processes. Blocks; use a thread."""
        with locked(self.path.with_name(self.path.name + ".lock")):
            value = edit(self.read())
            self._write(value)
            return value

    def _write(self, value: T) -> None:
        body = encode({"version": self.version, "data": value})
        write_atomically(self.path, msgspec.json.format(body, indent=2) + b"\n")
