"""Jobs of earlier runs of the server: what a person finds again after a restart."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from ..wire.encode import encode
from ..wire.jobs import Job
from .files import JsonFile
from .of_root import of_root


class JobJournal:
    """The newest ``history`` jobs of the servers that serve ``root``."""

    def __init__(self, folder: Path, root: str, history: int) -> None:
        self._file = JsonFile(of_root(folder, "jobs", root), dict[str, msgspec.Raw], dict)
        self._history = history

    def load(self) -> list[Job]:
        """Oldest first. A file that cannot be used counts as empty.

        A job that another version of this package knew otherwise is left out.
        """
        jobs = []
        try:
            known = self._file.read()
        except OSError:
            return []
        for raw in known.values():
            with contextlib.suppress(msgspec.MsgspecError, RecursionError):
                jobs.append(msgspec.json.decode(raw, type=Job))
        return jobs

    def save(self, jobs: list[Job]) -> None:
        """Remember ``jobs`` in their present state, and forget the oldest."""

        def edit(known: dict[str, msgspec.Raw]) -> dict[str, msgspec.Raw]:
            known.update((job.id, msgspec.Raw(encode(job))) for job in jobs)
            return dict(list(known.items())[-self._history :])

        self._file.change(edit)
