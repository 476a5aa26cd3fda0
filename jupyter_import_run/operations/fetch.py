"""Ask a repository's remote what is new, and bring the history that a fast import left out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from ..errors import ImportRunError
from ..git.config import list_local, unset_local
from ..git.environment import Profile
from ..git.fetch import fetch as git_fetch
from ..git.for_each_ref import refs
from ..git.local_config import neutralise
from ..git.rev_parse import is_shallow
from ..jobs.reporter import Reporter
from ..services import Services
from ..wire.jobs import Fetch, FetchResult, JobDetail
from .git_progress import git_progress
from .remote import reach

_WORTH_ANOTHER_TRY = {"network", "timeout", "rate_limited"}
RETRY_AFTER = (5, 30, 120)
"""Seconds before each further try to bring the history."""

_FILTER_IGNORED = "filtering not recognized by server"
_PROMISES = ("remote.origin.promisor", "remote.origin.partialclonefilter")


async def fetch(services: Services, request: Fetch, reporter: Reporter) -> FetchResult:
    """Fetch from ``origin``; the working tree and the branches of the person stay as they are.

    With ``history`` a connection that breaks is tried again a few times, said so.
    """
    if services.root is None:
        raise ImportRunError("unsupported", "This server keeps no repositories on a disk.")
    repository = services.root.place(request.path)
    if not (repository / ".git").exists():
        raise ImportRunError("not_found", "There is no repository in this folder.")
    if not request.history:
        return await _fetch(services, repository, reporter, history=False)
    for delay in RETRY_AFTER:
        try:
            return await _fetch(services, repository, reporter, history=True)
        except ImportRunError as error:
            if error.code not in _WORTH_ANOTHER_TRY:
                raise
        retry_at = datetime.now(timezone.utc) + timedelta(seconds=delay)
        reporter.report(
            "retrying", detail=JobDetail(retry_at=retry_at.isoformat(timespec="seconds"))
        )
        await asyncio.sleep(delay)
    return await _fetch(services, repository, reporter, history=True)


async def _fetch(
    services: Services, repository: Path, reporter: Reporter, *, history: bool
) -> FetchResult:
    async with reporter.alone_in(repository):
        reporter.report("connecting")
        entries = await list_local(repository)
        url = next((value for key, value in entries if key == "remote.origin.url"), None)
        if url is None:
            raise ImportRunError("unsupported", "This repository has no remote called origin.")
        overrides = neutralise(entries)
        remote = await reach(services, url)
        if remote.moved:
            overrides = (*overrides, (f"url.{remote.url}.insteadOf", url))
        profile = replace(remote.profile, config=overrides)
        before = await refs(repository, "refs/remotes", "refs/tags")
        await _bring(repository, profile, reporter, history=history)
        after = await refs(repository, "refs/remotes", "refs/tags")
    return FetchResult(changed=before != after)


async def _bring(repository: Path, profile: Profile, reporter: Reporter, *, history: bool) -> None:
    on_progress_line = await git_progress(reporter)
    if not (history and await is_shallow(repository)):
        await git_fetch(repository, "origin", profile=profile, on_progress_line=on_progress_line)
        return
    bring_all = partial(
        git_fetch,
        repository,
        "origin",
        profile=profile,
        unshallow=True,
        tags=True,
        on_progress_line=on_progress_line,
    )
    try:
        answer = await bring_all(without_blobs=True)
    except ImportRunError as error:
        if error.code != "unsupported":
            raise
        # With a filter git takes fetch.fsck.* for nothing, and an old history's harmless
        # defects for errors.
        await _forget_promises(repository)
        await bring_all()
    else:
        if _FILTER_IGNORED in answer.stderr:
            await _forget_promises(repository)


async def _forget_promises(repository: Path) -> None:
    """Everything comes at once, and nothing must be looked for at the server later."""
    for key in _PROMISES:
        await unset_local(repository, key)
