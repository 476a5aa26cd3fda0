"""Private hosts that the person allowed."""

from __future__ import annotations

from pathlib import Path

from .files import JsonFile, NewerFileError


class AllowedHosts:
    """``host[:port]`` names; read from memory, written through to the file."""

    def __init__(self, folder: Path) -> None:
        self._file = JsonFile(folder / "hosts.json", list[str], list)
        self._stamp: tuple[int, int] | None = None
        self._hosts: frozenset[str] = frozenset()

    def __call__(self) -> frozenset[str]:
        """The hosts now; another server's or the command line's changes are seen at once."""
        try:
            status = self._file.path.stat()
        except OSError:
            return frozenset()
        stamp = (status.st_mtime_ns, status.st_ino)
        if stamp != self._stamp:
            try:
                self._hosts = frozenset(self._file.read())
            except (OSError, NewerFileError):
                self._hosts = frozenset()
            self._stamp = stamp
        return self._hosts

    def allow(self, host: str) -> None:
        """Remember ``host``. Blocks for a moment."""
        self._file.change(lambda hosts: sorted({*hosts, host}))
