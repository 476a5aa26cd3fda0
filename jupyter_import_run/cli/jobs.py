"""Run what a server runs as a job, here and now."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ..errors import ImportRunError

if TYPE_CHECKING:
    from ..jobs.job import JobRecord
    from ..wire.jobs import Job, JobRequest, JobResult
    from .context import Context

_USER = "(command line)"


async def run_job(context: Context, request: JobRequest) -> JobResult:
    """The result of ``request``, with its progress on a terminal.

    What the job starts behind it, as the rest of a history, is waited for too; where that fails
    it is only said. A cancellation goes on when nothing of the job is left. Raises what the
    operation raises.
    """
    from ..jobs.registry import JobRegistry
    from ..operations.table import operations
    from .progress import Progress

    progress = Progress(as_json=context.console.as_json)
    jobs = JobRegistry(
        operations(context.services),
        history=100,
        changed=progress.show,
        activity=lambda: None,
        journal=_NoJournal(),
        log=context.services.log,
    )
    try:
        job = jobs.start(request, user=_USER)
        await _ended(job)
        for child in jobs.list():
            if child.parent == job.id:
                await _ended(child)
    finally:
        await jobs.stop()
        progress.clear()
    for child in jobs.list():
        if child.parent == job.id and child.error is not None:
            context.console.note(f"Not everything came: {child.error.message}")
    if job.error is not None:
        error = ImportRunError(job.error.code, job.error.message)
        error.data = dict(job.error.data)
        raise error
    assert job.result is not None
    return job.result


async def _ended(job: JobRecord) -> None:
    assert job.task is not None
    await asyncio.wait({job.task})


class _NoJournal:
    """A command's jobs are over when it is: the panel of a server shows that server's own."""

    def load(self) -> list[Job]:
        return []

    def save(self, jobs: list[Job]) -> None:
        """Nothing is kept."""
