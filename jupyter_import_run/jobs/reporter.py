"""How an operation says where it stands."""

from __future__ import annotations

import time
from collections.abc import Callable

from ..wire.jobs import JobDetail, JobRequest, Phase
from .job import JobRecord

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

    def rename(self, title: str) -> None:
        """Show the job under a name that became known only now."""
        self._job.title = title
        self._hint()

    def report(
        self, phase: Phase, progress: float | None = None, detail: JobDetail | None = None
    ) -> None:
        """The job is in ``phase``; ``progress`` is 0..1 of that phase, None where unknown."""
        is_new = phase != self._job.phase
        self._job.phase = phase
        self._job.progress = progress
        self._job.detail = detail
        if is_new or time.monotonic() - self._last_hint >= _EVENT_INTERVAL:
            self._hint()

    def _hint(self) -> None:
        self._last_hint = time.monotonic()
        self._changed(self._job)
