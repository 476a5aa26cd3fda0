"""When a server has started: bring the repositories that it opens with, as ordinary jobs.

What goes wrong is a failed job, which the person sees and can try again; the server starts
whatever becomes of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from ...errors import ImportRunError
from ...jobs.job import JobRecord
from ...jobs.registry import JobRegistry
from ...presets.places import is_within, place
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
    """Clone what is not here; pull what is, where its saved repository says so.

    One that lies in the folder of another comes after that one, which could not be cloned around
    it; of two that want the same folder the first comes.
    """
    await in_thread(services.hosts.refresh)
    start, _ = await asyncio.to_thread(chosen_start, services)
    places = {entry: await _wanted_place(services, entry) for entry in start.entries}
    turns: dict[str, asyncio.Task[JobRecord | None]] = {}
    for entry in sorted(start.entries, key=lambda entry: places[entry].count("/")):
        before = [turns[other] for other in turns if is_within(places[entry], places[other])]
        turns[entry] = asyncio.create_task(_in_turn(services, jobs, entry, before))
    for entry, outcome in zip(
        turns, await asyncio.gather(*turns.values(), return_exceptions=True), strict=True
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


async def _wanted_place(services: Services, entry: str) -> str:
    """The API path at which ``entry`` is to arrive; its name where that cannot be told."""
    saved = await _saved(services, entry)
    if saved is None:
        return entry
    try:
        return place(saved, services.settings.provider_kinds)
    except ImportRunError:
        return entry


async def _in_turn(
    services: Services,
    jobs: JobRegistry,
    entry: str,
    before: Sequence[asyncio.Task[JobRecord | None]],
) -> JobRecord | None:
    """The job that clones ``entry``, if one has to, when those ``before`` it are in their place.

    Raises ``exists`` where one of them is not: its place is kept free for it. What lies there
    instead already is in nobody's way.
    """
    for turn in before:
        job = await turn
        if job is None:
            continue
        assert job.task is not None
        await asyncio.wait({job.task})
        if job.state != "succeeded" and not (job.error and job.error.code == "exists"):
            raise ImportRunError("exists", f"The folder is kept free for {job.title}.")
    return await _bring(services, jobs, entry)


async def _bring(services: Services, jobs: JobRegistry, entry: str) -> JobRecord | None:
    """The job that clones ``entry``; None where it is here."""
    path = await place_of(services, entry)
    if path is None:
        return _clone(jobs, entry)
    saved = await _saved(services, entry)
    if saved is not None and saved.update:
        await _update(services, jobs, path)
    return None


async def _saved(services: Services, entry: str) -> SavedRepository | None:
    """What is known of ``entry``; None for a name that nothing has."""
    if not is_name(entry):
        return SavedRepository(name="", url=entry)
    try:
        return await in_thread(services.presets.find, entry)
    except ImportRunError:
        return None


def _clone(jobs: JobRegistry, entry: str) -> JobRecord:
    """The job of an earlier start is tried again, so that its failures are one in the list."""
    before = job_of(entry, jobs)
    if before is not None and before.state in {"failed", "cancelled"} and not before.lost_secret:
        return jobs.retry(before.id, user=USER)
    return jobs.start(_request(entry), user=USER)


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
