"""``jobs``: start, list, read, cancel, run again, take off the list.

To an authorizer it is ``execute`` to start or stop one; elsewhere a method says what it is,
``read`` or ``write``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from jupyter_server.auth.decorator import authorized
from jupyter_server.utils import url_path_join
from tornado.web import authenticated

from .base import BaseHandler

if TYPE_CHECKING:
    from ..jobs.job import JobRecord

Method = TypeVar("Method", bound=Callable[..., Any])


def _executes(method: Method) -> Method:
    """``authorized`` for what starts or stops work."""
    return cast("Callable[[Method], Method]", authorized("execute"))(method)


class _JobsBase(BaseHandler):
    def answer_started(self, job: JobRecord) -> None:
        """202 with the job and where to read it again."""
        self.set_header("Location", url_path_join(self.base_url, "import-run/jobs", job.id))
        self.answer(job.view(), 202)


class JobsHandler(_JobsBase):
    """All jobs."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a JobList, newest first."""
        from ..wire.jobs import JobList

        self.answer(JobList(jobs=[job.view() for job in self.jobs.list()]))

    @authenticated
    @_executes
    async def post(self) -> None:
        """Start the job that the body describes."""
        from ..wire.jobs import JobRequest

        await self.refresh_hosts()
        self.answer_started(self.jobs.start(self.body(JobRequest), user=self.user_name))


class JobHandler(_JobsBase):
    """One job."""

    @authenticated
    @authorized
    async def get(self, job_id: str) -> None:
        """Answer a Job."""
        self.answer(self.jobs.get(job_id).view())

    @authenticated
    @_executes
    async def delete(self, job_id: str) -> None:
        """Cancel it; an ended one stays as it is."""
        job = await self.jobs.cancel(job_id)
        self.answer(job.view(), 202)

    @authenticated
    @authorized
    async def patch(self, job_id: str) -> None:
        """Take an ended job off the list that people see, or put it back."""
        from ..wire.jobs import JobPatch

        self.answer(self.jobs.dismiss(job_id, self.body(JobPatch).dismissed).view())


class JobRetryHandler(_JobsBase):
    """A job once more."""

    @authenticated
    @_executes
    async def post(self, job_id: str) -> None:
        """Run a failed or cancelled job again as a new one."""
        from ..wire.jobs import RetryRequest

        await self.refresh_hosts()
        account = self.body(RetryRequest).account
        self.answer_started(self.jobs.retry(job_id, user=self.user_name, account=account))
