"""All jobs of this server: start, list, cancel, run again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from ..audit import Audit, AuditEvent
from ..errors import ImportRunError, from_os_error
from ..wire.errors import ErrorInfo
from ..wire.jobs import Job, JobRequest, JobResult
from .job import JobRecord, recalled
from .reporter import Reporter

MAX_RUNNING = 32
"""Jobs that run at once; more wait for a place."""

ACTIVITY_INTERVAL = 30.0
"""Seconds between two signs of life of a running job."""


Run = Callable[[Any, Reporter], Awaitable[JobResult]]


@dataclass(frozen=True)
class Operation:
    """What the registry must know of a kind of job.

    ``check`` raises where a request says too little or too much to be begun. ``run`` does it.
    ``title`` names it before anything is known. ``public`` is the request without its secrets,
    ``has_secret`` whether it had one that the job needs. ``origin`` is where it comes from, for
    the audit line.
    """

    kind: str
    check: Callable[[Any], None]
    run: Run
    title: Callable[[Any], str]
    public: Callable[[Any], JobRequest]
    has_secret: Callable[[Any], bool]
    origin: Callable[[Any], str]


class Journal(Protocol):
    """Where jobs are remembered beyond this process."""

    def load(self) -> list[Job]: ...
    def save(self, jobs: list[Job]) -> None: ...


class JobRegistry:
    """Runs jobs and remembers them, newest first.

    ``changed`` is called on the event loop after every change that somebody may want to
    see, ``activity`` whenever a job shows that the server is in use.
    """

    def __init__(
        self,
        operations: dict[type[Any], Operation],
        *,
        history: int,
        changed: Callable[[JobRecord], None],
        activity: Callable[[], None],
        journal: Journal,
        log: logging.Logger,
        audit: Callable[[AuditEvent], None] | None = None,
    ) -> None:
        self._operations = operations
        self._history = history
        self._changed = changed
        self._activity = activity
        self._journal = journal
        self._log = log
        self._audit = audit or Audit(log)
        self._jobs: dict[str, JobRecord] = {}
        self._places = asyncio.Semaphore(MAX_RUNNING)
        self._unsaved: dict[str, JobRecord] = {}
        self._writer: asyncio.Task[None] | None = None
        self._recall(journal.load())

    def start(
        self,
        request: JobRequest,
        *,
        user: str,
        parent: str | None = None,
        retry_of: str | None = None,
    ) -> JobRecord:
        """Begin a job and answer at once. Raises what is wrong with the request in itself."""
        operation = self._operations.get(type(request))
        if operation is None:
            raise ImportRunError("unsupported", "This server cannot do that yet.")
        operation.check(request)
        job = JobRecord(
            kind=operation.kind,
            title=operation.title(request),
            request=request,
            public_request=operation.public(request),
            user=user,
            has_secret=operation.has_secret(request),
            parent=parent,
            retry_of=retry_of,
        )
        self._jobs[job.id] = job
        self._forget_old()
        job.task = asyncio.get_running_loop().create_task(self._run(job, operation))
        self._has_changed(job)
        return job

    def get(self, job_id: str) -> JobRecord:
        """One job. Raises ``not_found``."""
        try:
            return self._jobs[job_id]
        except KeyError:
            raise ImportRunError("not_found", "There is no such job.") from None

    def list(self) -> list[JobRecord]:
        """All jobs, newest first."""
        return list(reversed(self._jobs.values()))

    async def cancel(self, job_id: str) -> JobRecord:
        """Stop a job, and the ones that it started; an ended one stays as it is."""
        job = self.get(job_id)
        for child in [j for j in self._jobs.values() if j.parent == job_id and not j.has_ended]:
            await self.cancel(child.id)
        if job.task is not None and not job.has_ended:
            job.task.cancel()
            await asyncio.wait({job.task}, timeout=2)
        return job

    def retry(self, job_id: str, *, user: str, account: str | None = None) -> JobRecord:
        """Run a failed or cancelled job again as a new one.

        With ``account`` (an id) as that one, where the request says who is to go.
        """
        job = self.get(job_id)
        job.require_retry()
        request = job.request
        if account is not None and hasattr(request, "account"):
            request = msgspec.structs.replace(request, account=account)
        job.dismissed = True
        self._has_changed(job)
        return self.start(request, user=user, parent=job.parent, retry_of=job.id)

    def dismiss(self, job_id: str, dismissed: bool) -> JobRecord:
        """Take an ended job off the list that people see, or put it back."""
        job = self.get(job_id)
        if not job.has_ended:
            raise ImportRunError("busy", "This job has not ended yet.")
        job.dismissed = dismissed
        self._has_changed(job)
        return job

    async def stop(self) -> None:
        """Cancel everything and wait until it is gone: the server stops."""
        running = [job for job in self._jobs.values() if not job.has_ended]
        for job in running:
            if job.task is not None:
                job.task.cancel()
        tasks = {job.task for job in running if job.task is not None}
        if tasks:
            await asyncio.wait(tasks, timeout=10)
        if self._writer is not None:
            await asyncio.wait({self._writer}, timeout=5)

    async def _run(self, job: JobRecord, operation: Operation) -> None:
        try:
            async with self._places:
                job.start()
                self._has_changed(job)
                result = await self._alive(operation.run(job.request, self._reporter(job)))
            job.succeed(result)
        except asyncio.CancelledError:
            job.cancel()
        except ImportRunError as error:
            job.fail(error)
        except OSError as error:
            job.fail(from_os_error(error))
        except Exception:
            self._log.exception("import-run: job %s (%s) failed", job.id, job.kind)
            job.fail(ImportRunError("internal", "Something went wrong in Import & Run itself."))
        self._note(job, operation)
        self._has_changed(job)

    async def _alive(self, work: Awaitable[JobResult]) -> JobResult:
        """``work``, which counts as activity for as long as it runs, also when it is silent."""

        async def beat() -> None:
            while True:
                self._activity()
                await asyncio.sleep(ACTIVITY_INTERVAL)

        beating = asyncio.ensure_future(beat())
        try:
            return await work
        finally:
            beating.cancel()

    def _reporter(self, job: JobRecord) -> Reporter:
        def start_child(request: JobRequest) -> JobRecord:
            return self.start(request, user=job.user, parent=job.id)

        return Reporter(job, self._hint, start_child)

    def _note(self, job: JobRecord, operation: Operation) -> None:
        """For audits."""
        error = job.error
        self._audit(
            AuditEvent(
                user=job.user,
                action=job.kind,
                subject=operation.origin(job.public_request),
                outcome=error.code if error is not None else job.state,
                reason=error.data.get("reason") if error is not None else None,
                path=getattr(job.result, "path", None),
            )
        )

    def _has_changed(self, job: JobRecord) -> None:
        self._hint(job)
        self._remember(job)

    def _hint(self, job: JobRecord) -> None:
        self._activity()
        self._changed(job)

    def _remember(self, job: JobRecord) -> None:
        self._unsaved[job.id] = job
        if self._writer is None or self._writer.done():
            self._writer = asyncio.get_running_loop().create_task(self._save())

    async def _save(self) -> None:
        """One writer at a time, so that an older state never overwrites a newer one."""
        while self._unsaved:
            jobs = [job.view() for job in self._unsaved.values()]
            self._unsaved.clear()
            try:
                await asyncio.to_thread(self._journal.save, jobs)
            except OSError as error:
                self._log.warning("import-run: the list of jobs cannot be kept: %s", error)

    def _recall(self, jobs: Iterable[Job]) -> None:
        for job in jobs:
            if job.state in {"queued", "running"}:
                job.state = "failed"
                job.phase = job.progress = job.detail = None
                job.ended = job.ended or job.started or job.created
                job.error = ErrorInfo(
                    code="internal",
                    message="The server stopped while this was under way.",
                    data={"reason": "server_stopped"},
                )
            self._jobs[job.id] = recalled(job)

    def _forget_old(self) -> None:
        ended = [job.id for job in self._jobs.values() if job.has_ended]
        for job_id in ended[: max(0, len(ended) - self._history)]:
            del self._jobs[job_id]
