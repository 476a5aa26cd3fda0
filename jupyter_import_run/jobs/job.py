"""One job: what was asked, where it stands, and the only transitions it can make."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass, field

from ..clock import now
from ..errors import ImportRunError
from ..wire.errors import ErrorInfo
from ..wire.jobs import Job, JobDetail, JobEvent, JobRequest, JobResult, JobState, Phase

_NEXT: dict[JobState, frozenset[JobState]] = {
    "queued": frozenset({"running", "cancelled", "failed"}),
    "running": frozenset({"succeeded", "failed", "cancelled"}),
    "succeeded": frozenset(),
    "failed": frozenset(),
    "cancelled": frozenset(),
}


@dataclass
class JobRecord:
    """A job as the server keeps it.

    ``request`` is whole, for a retry; ``public_request`` is what may be shown and stored.
    ``has_secret``: the two differ in something that a retry needs.
    """

    kind: str
    title: str
    request: JobRequest
    public_request: JobRequest
    user: str
    has_secret: bool = False
    parent: str | None = None
    retry_of: str | None = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    state: JobState = "queued"
    phase: Phase | None = None
    progress: float | None = None
    detail: JobDetail | None = None
    created: str = field(default_factory=now)
    started: str | None = None
    ended: str | None = None
    result: JobResult | None = None
    error: ErrorInfo | None = None
    dismissed: bool = False
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def has_ended(self) -> bool:
        """Whether no state can follow."""
        return not _NEXT[self.state]

    @property
    def lost_secret(self) -> bool:
        """Whether the secret in its request was left behind by an earlier run of the server."""
        return self.has_secret and self.request is self.public_request

    def require_retry(self) -> None:
        """Raise what stands in the way of running it again."""
        if self.state not in {"failed", "cancelled"}:
            raise ImportRunError("busy", f"A job that is {self.state} cannot be run again.")
        if self.lost_secret:
            raise ImportRunError(
                "invalid_request",
                "The address of this job held a secret, which was not kept when the server "
                "stopped. Paste the address once more.",
                reason="secret_not_kept",
            )

    def start(self) -> None:
        """It runs."""
        self._go("running")
        self.started = now()

    def succeed(self, result: JobResult) -> None:
        """It did what was asked."""
        self._end("succeeded")
        self.result = result

    def fail(self, error: ImportRunError) -> None:
        """It did not, and ``error`` says why."""
        self._end("failed")
        self.error = error.info()

    def cancel(self) -> None:
        """The person stopped it."""
        self._end("cancelled")

    def view(self) -> Job:
        """The job as everyone may see it."""
        return Job(
            id=self.id,
            kind=self.kind,
            state=self.state,
            title=self.title,
            phase=self.phase,
            progress=self.progress,
            detail=self.detail,
            created=self.created,
            started=self.started,
            ended=self.ended,
            request=self.public_request,
            has_secret=self.has_secret,
            result=self.result,
            error=self.error,
            parent=self.parent,
            retry_of=self.retry_of,
            dismissed=self.dismissed,
        )

    def event(self) -> JobEvent:
        """The hint that the event stream carries."""
        return JobEvent(
            id=self.id,
            kind=self.kind,
            state=self.state,
            phase=self.phase,
            progress=self.progress,
            detail=self.detail,
        )

    def _end(self, state: JobState) -> None:
        self._go(state)
        self.ended = now()
        self.phase = None
        self.progress = None
        self.detail = None

    def _go(self, state: JobState) -> None:
        if state not in _NEXT[self.state]:
            raise RuntimeError(f"a {self.state} job cannot become {state}")
        self.state = state


def recalled(job: Job) -> JobRecord:
    """A job of an earlier run of the server, from what was stored of it."""
    return JobRecord(
        kind=job.kind,
        title=job.title,
        request=job.request,
        public_request=job.request,
        user="",
        has_secret=job.has_secret,
        parent=job.parent,
        retry_of=job.retry_of,
        id=job.id,
        state=job.state,
        created=job.created,
        started=job.started,
        ended=job.ended,
        result=job.result,
        error=job.error,
        dismissed=job.dismissed,
    )
