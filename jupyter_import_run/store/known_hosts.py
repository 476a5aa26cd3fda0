"""Keys of ssh servers that the person allowed here; their own ``known_hosts`` stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from .atomic_write import write_atomically
from .file_lock import locked


class KnownHosts:
    """A file as ssh reads it (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). Its methods block."""

    def __init__(self, data_folder: Path) -> None:
        self.path = data_folder / "known_hosts"

    def exists(self) -> bool:
        """Whether a key was ever allowed."""
        return self.path.exists()

    def names(self) -> list[str]:
        """Of whom there is a key: ``host`` or ``[host]:port``."""
        return sorted({line.split(maxsplit=1)[0] for line in self._lines()})

    def add(self, line: str) -> None:
        """Append ``NAME TYPE KEY``, once. Raises OSError."""
        with self._alone():
            lines = self._lines()
            if line not in lines:
                self._write([*lines, line])

    def forget(self, name: str) -> bool:
        """Whether there was a key of ``name``, which there is no more. Raises OSError."""
        if not self.exists():
            return False
        with self._alone():
            lines = self._lines()
            others = [line for line in lines if line.split(maxsplit=1)[0] != name]
            if len(others) < len(lines):
                self._write(others)
            return len(others) < len(lines)

    def _alone(self) -> AbstractContextManager[None]:
        return locked(self.path.with_name("known_hosts.lock"))

    def _lines(self) -> list[str]:
        if not self.exists():
            return []
        return [line for line in self.path.read_text("utf-8").splitlines() if line.strip()]

    def _write(self, lines: Sequence[str]) -> None:
        write_atomically(self.path, "".join(f"{line}\n" for line in lines).encode())
