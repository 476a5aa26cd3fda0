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

from ..errors import NewerFileError
from ..wire.encode import encode
from .atomic_write import remove_unfinished, write_atomically
from .file_lock import locked

T = TypeVar("T")

_KEPT_ASIDE = 10
"""Of one file: a program that spoils it again and again fills no disk."""


class _CorruptError(Exception):
    """What is in the file is none of ours."""


def is_newer(path: Path) -> bool:
    """Whether a newer version of this package wrote the file at ``path``. Blocks."""
    try:
        JsonFile(path, msgspec.Raw, msgspec.Raw)._decoded()
    except (OSError, _CorruptError) as error:
        return isinstance(error, NewerFileError)
    return False


class JsonFile(Generic[T]):
    """One value of type ``T`` in the file at ``path``; ``empty`` makes the first one."""

    version = 1

    def __init__(self, path: Path, type_: type[T], empty: Callable[[], T]) -> None:
        self.path = path
        self._type = type_
        self._empty = empty
        self._known: tuple[tuple[int, int, int], T] | None = None

    def read(self) -> T:
        """The value now; an unreadable file is renamed to ``….corrupt`` and counts as empty.

        Blocks; use a thread. Raises OSError, NewerFileError among them.
        """
        try:
            return self._decoded()
        except _CorruptError:
            with locked(self._lock):  # somebody may be putting a good one in its place
                return self._read_or_set_aside()

    def fresh(self) -> T:
        """As :meth:`read`, from memory where nobody has written since. It is not to be changed.

        Blocks for a moment.
        """
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return self._empty()
        stamp = (status.st_mtime_ns, status.st_ino, status.st_size)
        known = self._known
        if known is None or known[0] != stamp:
            known = self._known = (stamp, self.read())
        return known[1]

    def current(self) -> T:
        """As :meth:`fresh`; a file that cannot be used at all counts as empty."""
        try:
            return self.fresh()
        except OSError:
            return self._empty()

    def change(self, edit: Callable[[T], T]) -> T:
        """Read, ``edit``, write, as one step among all processes. Blocks; use a thread."""
        with locked(self._lock):
            value = edit(self._read_or_set_aside())
            self._write(value)
            return value

    def tidy(self) -> None:
        """Remove what killed writers have left beside the file, which may be a secret. Blocks."""
        if self.path.parent.is_dir():
            with locked(self._lock):
                remove_unfinished(self.path)

    @property
    def set_aside(self) -> list[Path]:
        """The files that could not be read, oldest first. Blocks."""
        return [path for path in self._places_aside() if path.exists()]

    @property
    def _lock(self) -> Path:
        return self.path.with_name(self.path.name + ".lock")

    def _read_or_set_aside(self) -> T:
        """Only for who holds the lock."""
        try:
            return self._decoded()
        except _CorruptError:
            places = self._places_aside()
            os.replace(self.path, next((path for path in places if not path.exists()), places[-1]))
            return self._empty()

    def _places_aside(self) -> list[Path]:
        name = self.path.name
        names = [f"{name}.corrupt", *(f"{name}.{n}.corrupt" for n in range(2, _KEPT_ASIDE + 1))]
        return [self.path.with_name(each) for each in names]

    def _decoded(self) -> T:
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
        except (msgspec.MsgspecError, KeyError, UnicodeDecodeError, RecursionError) as error:
            raise _CorruptError from error

    def _write(self, value: T) -> None:
        remove_unfinished(self.path)
        body = encode({"version": self.version, "data": value})
        write_atomically(self.path, msgspec.json.format(body, indent=2) + b"\n")
