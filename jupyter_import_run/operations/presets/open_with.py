"""When a server has started: bring the repositories that it opens with, as ordinary jobs.

What goes wrong is a failed job, which the person sees and can try again; the server starts
whatever becomes of it.
"""

from __future__ import annotations

import asyncio

from ...errors import ImportRunError
from ...jobs.job import JobRecord
from ...jobs.registry import JobRegistry
from ...presets.record import SavedRepository
from ...presets.rules import is_name
from ...repository.commits import is_ancestor
from ...services import Services
from ...threads import in_thread
from ...wire.git_jobs import Pull
from ...wire.jobs import Fetch, ImportRepository
from .clones import clones
from .start import chosen_start

USER = "(at start)"
"""Whose jobs these are, for the audit line."""


async def open_with(services: Services, jobs: JobRegistry) -> None:
    """Clone what is not here; pull what is, where its saved repository says so."""
    await in_thread(services.hosts.refresh)
    start, _ = await asyncio.to_thread(chosen_start, services)
    waiting = [_bring(services, jobs, entry) for entry in start.entries]
    for entry, outcome in zip(
        start.entries, await asyncio.gather(*waiting, return_exceptions=True), strict=True
    ):
        if isinstance(outcome, Exception):
            services.log.warning("import-run: at start %r was left alone: %s", entry, outcome)


async def place_of(services: Services, entry: str) -> str | None:
    """The API path of the clone of ``entry``, a name or a URL; None where there is none."""
    saved = await _saved(services, entry)
    if saved is None or services.root is None:
        return None
    here = await services.summaries.list(services.root)
    found = await in_thread(clones, [saved], here.repositories)
    return next((path for path in found if path == saved.folder), next(iter(found), None))


def job_of(entry: str, jobs: JobRegistry) -> JobRecord | None:
    """The newest job that brings ``entry``."""
    wanted = _request(entry)
    return next((job for job in jobs.list() if _asks_for(job, wanted)), None)


async def _bring(services: Services, jobs: JobRegistry, entry: str) -> None:
    path = await place_of(services, entry)
    if path is None:
        _clone(jobs, entry)
        return
    saved = await _saved(services, entry)
    if saved is not None and saved.update:
        await _update(services, jobs, path)


async def _saved(services: Services, entry: str) -> SavedRepository | None:
    """What is known of ``entry``; None for a name that nothing has."""
    if not is_name(entry):
        return SavedRepository(name="", url=entry)
    try:
        return await in_thread(services.presets.find, entry)
    except ImportRunError:
        return None


def _clone(jobs: JobRegistry, entry: str) -> None:
    """The job of an earlier start is tried again, so that its failures are one in the list."""
    before = job_of(entry, jobs)
    if before is not None and before.state in {"failed", "cancelled"} and not before.lost_secret:
        jobs.retry(before.id, user=USER)
    else:
        jobs.start(_request(entry), user=USER)


def _request(entry: str) -> ImportRepository:
    named = is_name(entry)
    return ImportRepository(
        url=None if named else entry, preset=entry if named else None, if_exists="reuse"
    )


def _asks_for(job: JobRecord, wanted: ImportRepository) -> bool:
    return wanted in (job.request, job.public_request)


async def _update(services: Services, jobs: JobRegistry, path: str) -> None:
    """Pull where that is a clean fast-forward, and nothing else."""
    fetched = jobs.start(Fetch(path=path), user=USER)
    assert fetched.task is not None
    await asyncio.wait({fetched.task})
    if fetched.state != "succeeded":
        return
    status = await services.statuses.of(path)
    if status.state != "clean" or not status.behind:
        return
    repository = await services.repositories.open(path)
    if await is_ancestor(repository, "HEAD", "@{upstream}"):
        jobs.start(Pull(path=path), user=USER)
