"""Jobs through the REST API, as the browser runs them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from jupyter_server.serverapp import ServerApp

from jupyter_import_run.handlers.base import SETTINGS_KEY
from jupyter_import_run.wire.jobs import Job

Fetch = Callable[..., Awaitable[Any]]

_ENDED = {"succeeded", "failed", "cancelled"}
_PAUSE = 0.02
"""Seconds between two looks at a job."""


async def post_job(jp_fetch: Fetch, request: dict[str, Any]) -> Job:
    """Start a job; the 202's body."""
    response = await jp_fetch("import-run", "jobs", method="POST", body=json.dumps(request))
    assert response.code == 202
    return msgspec.json.decode(response.body, type=Job)


async def get_job(jp_fetch: Fetch, job_id: str) -> Job:
    """A job as it is now."""
    response = await jp_fetch("import-run", "jobs", job_id)
    return msgspec.json.decode(response.body, type=Job)


def has_ended(job: Job) -> bool:
    """However it ended."""
    return job.state in _ENDED


async def wait_for_job(
    jp_fetch: Fetch,
    job_id: str,
    *,
    until: Callable[[Job], bool] = has_ended,
    timeout: float = 30,
) -> Job:
    """The job when it has ended, or ``until`` says so: that may be true for a moment only."""

    async def poll() -> Job:
        while not until(job := await get_job(jp_fetch, job_id)):
            await asyncio.sleep(_PAUSE)
        return job

    if until is has_ended:
        await _end_of(job_id, timeout)
    return await asyncio.wait_for(poll(), timeout)


async def _end_of(job_id: str, timeout: float) -> None:
    """Wait beside the REST API, which a loaded machine is kept busy with by asking again and again.

    The server is the one of this process.
    """
    _, jobs = ServerApp.instance().web_app.settings[SETTINGS_KEY]()
    task = jobs.get(job_id).task
    if task is not None:  # a job of a server before this one has none
        await asyncio.wait({task}, timeout=timeout)


async def wait_for_children(jp_fetch: Fetch, job_id: str) -> None:
    """Wait for the jobs that a job left running behind it, as the rest of a history."""
    jobs = json.loads((await jp_fetch("import-run", "jobs")).body)["jobs"]
    for job in jobs:
        if job["parent"] == job_id:
            await wait_for_job(jp_fetch, job["id"])


async def fetch_job(jp_fetch: Fetch, request: dict[str, Any], timeout: float = 30) -> Job:
    """Start a job and wait for its end, however it ends."""
    job = await post_job(jp_fetch, request)
    return await wait_for_job(jp_fetch, job.id, timeout=timeout)
