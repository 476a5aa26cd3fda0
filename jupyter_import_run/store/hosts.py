"""Private hosts that the person allowed."""

from __future__ import annotations

from pathlib import Path

from .files import JsonFile


class AllowedHosts:
    """``host[:port]`` names; read from memory, written through to the file.

    The policy asks on the event loop, so that asking must not touch the disk:
    :meth:`refresh` does, in a thread, before something is started.
    """

    def __init__(self, folder: Path) -> None:
        self._file = JsonFile(folder / "hosts.json", list[str], list)
        self._hosts: frozenset[str] = frozenset()

    def __call__(self) -> frozenset[str]:
        """The hosts as they were last read."""
        return self._hosts

    def refresh(self) -> None:
        """Read what another server or the command line changed. Blocks; use a thread."""
        self._hosts = frozenset(self._file.current())

    def allow(self, host: str) -> None:
        """Remember ``host``. Blocks; use a thread."""
        self._file.change(lambda hosts: sorted({*hosts, host}))
        self.refresh()

    def forget(self, host: str) -> bool:
        """Whether ``host`` was there, which it is no more. Blocks; use a thread."""
        before: list[str] = []

        def edit(hosts: list[str]) -> list[str]:
            before.extend(hosts)
            return [each for each in hosts if each != host]

        self._file.change(edit)
        self.refresh()
        return host in before
