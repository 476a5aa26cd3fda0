"""Keys of ssh servers that the person allowed here; their own ``known_hosts`` stays as it is."""

from __future__ import annotations

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

    def add(self, line: str) -> None:
        """Append ``NAME TYPE KEY``, once. Raises OSError."""
        with locked(self.path.with_name("known_hosts.lock")):
            lines = self.path.read_text("utf-8").splitlines() if self.exists() else []
            if line not in lines:
                write_atomically(
                    self.path, "".join(f"{each}\n" for each in [*lines, line]).encode()
                )
