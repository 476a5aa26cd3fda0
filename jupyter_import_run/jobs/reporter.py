"""How an operation says where it stands."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from ..wire.jobs import JobDetail, JobRequest, Phase
from .job import JobRecord
from .locks import repository_lock

_EVENT_INTERVAL = 0.2
"""Seconds between two hints of the same phase."""


class Reporter:
    """Writes into one job and hints that it changed, at most five times a second.

    Used on the event loop only.
    """

    def __init__(
        self,
        job: JobRecord,
        changed: Callable[[JobRecord], None],
        start_child: Callable[[JobRequest], JobRecord],
    ) -> None:
        self._job = job
        self._changed = changed
        self._start_child = start_child
        self._last_hint = 0.0

    def start_child(self, request: JobRequest) -> str:
        """Start a job that this one calls for; its id."""
        return self._start_child(request).id

    @contextlib.asynccontextmanager
    async def alone_in(self, repository: Path) -> AsyncIterator[None]:
        """Work in ``repository`` (an absolute real path) while nobody else does.

        Until it is free the job is ``waiting``, and says for whom.
        """

        def waiting(holder: str | None) -> None:
            self.report("waiting", detail=JobDetail(waits_for=holder))

        async with repository_lock(repository, holder=self._job.title, waiting=waiting):
            yield

    def rename(self, title: str) -> None:
        """Show the job under a name that became known only now."""
        self._job.title = title
        self._hint()

    def report(
        self, phase: Phase, progress: float | None = None, detail: JobDetail | None = None
    ) -> None:
        """The job is in ``phase``; ``progress`` is 0..1 of that phase, None where unknown."""
        is_new = phase != self._job.phase or phase == "waiting"
        self._job.phase = phase
        self._job.progress = progress
        self._job.detail = detail
        if is_new or time.monotonic() - self._last_hint >= _EVENT_INTERVAL:
            self._hint()

    def _hint(self) -> None:
        self._last_hint = time.monotonic()
        self._changed(self._job)
