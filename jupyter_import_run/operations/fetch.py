"""Ask a repository's remote what is new, and bring the history that a fast import left out."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone

from ..errors import ImportRunError
from ..git.for_each_ref import refs
from ..jobs.reporter import Reporter
from ..repository.opened import Repository
from ..services import Services
from ..wire.jobs import Fetch, FetchResult, JobDetail
from .history import bring_history, bring_news

_WORTH_ANOTHER_TRY = {"network", "timeout", "rate_limited"}
RETRY_AFTER = (5, 30, 120)
"""Seconds before each further try to bring the history."""


async def fetch(services: Services, request: Fetch, reporter: Reporter) -> FetchResult:
    """Fetch from ``origin``; the working tree and the branches of the person stay as they are.

    With ``history`` a connection that breaks is tried again a few times, said so.
    """
    repository = await services.repositories.open(request.path)
    if not request.history:
        return await _fetch(services, repository, reporter, history=False)
    for delay in RETRY_AFTER:
        try:
            return await _fetch(services, repository, reporter, history=True)
        except ImportRunError as error:
            if not _is_worth_another_try(error):
                raise
        retry_at = datetime.now(timezone.utc) + timedelta(seconds=delay)
        reporter.report(
            "retrying", detail=JobDetail(retry_at=retry_at.isoformat(timespec="seconds"))
        )
        await asyncio.sleep(delay)
    return await _fetch(services, repository, reporter, history=True)


def _is_worth_another_try(error: ImportRunError) -> bool:
    """Whether time may mend it; a certificate that nobody trusts stays one."""
    return error.code in _WORTH_ANOTHER_TRY and error.data.get("reason") != "certificate"


async def _fetch(
    services: Services, repository: Repository, reporter: Reporter, *, history: bool
) -> FetchResult:
    bring = bring_history if history else bring_news
    async with reporter.alone_in(repository.folder):
        repository = await services.repositories.open_folder(repository.folder)
        before = await refs(repository.folder, "refs/remotes", "refs/tags")
        await bring(services, repository, reporter)
        after = await refs(repository.folder, "refs/remotes", "refs/tags")
    return FetchResult(changed=before != after)
