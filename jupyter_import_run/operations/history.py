"""Bring what a repository's remote has: news, or the history that a fast import left out."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path

from ..errors import ImportRunError
from ..git.config import unset_local
from ..git.fetch import fetch
from ..git.rev_parse import is_shallow
from ..jobs.reporter import Reporter
from ..repository.opened import Repository
from ..services import Services
from .fetch_remote import fetch_remote
from .submodules import DEEPEST, submodules

_FILTER_IGNORED = "filtering not recognized by server"
_PROMISES = ("remote.origin.promisor", "remote.origin.partialclonefilter")


async def bring_news(services: Services, repository: Repository, reporter: Reporter) -> None:
    """Fetch from ``origin``; the history stays as deep as it is.

    From ``upstream`` too where branches pull from there: ``origin`` is a fork of it then.
    """
    await fetch_remote(services, repository, "origin", reporter, fetch)
    if repository.remote_url("upstream") is not None and _pulls_from(repository, "upstream"):
        await fetch_remote(services, repository, "upstream", reporter, fetch)


def _pulls_from(repository: Repository, remote: str) -> bool:
    return any(
        key.startswith("branch.") and key.endswith(".remote") and value == remote
        for key, value in repository.config
    )


async def bring_history(
    services: Services, repository: Repository, reporter: Reporter, *, depth: int = DEEPEST
) -> None:
    """Fetch from ``origin`` all that a shallow clone left out, in its submodules too."""
    if await is_shallow(repository.folder):
        await _unshallow(services, repository, reporter)
    elif depth == DEEPEST:
        await bring_news(services, repository, reporter)
    if depth == 0:
        return
    for submodule in await submodules(repository.folder):
        place = repository.folder / submodule.path
        if await asyncio.to_thread(_was_cloned, place):
            inner = await services.repositories.open_folder(place)
            await bring_history(services, inner, reporter, depth=depth - 1)


def _was_cloned(submodule: Path) -> bool:
    return os.path.lexists(submodule / ".git")


async def _unshallow(services: Services, repository: Repository, reporter: Reporter) -> None:
    all_of_it = partial(fetch, unshallow=True, tags=True)
    bring = partial(fetch_remote, services, repository, "origin", reporter)
    try:
        answer = await bring(partial(all_of_it, without_blobs=True))
    except ImportRunError as error:
        if error.code != "unsupported":
            raise
        # With a filter git takes fetch.fsck.* for nothing, and an old history's harmless
        # defects for errors.
        await _forget_promises(repository)
        await bring(all_of_it)
    else:
        if _FILTER_IGNORED in answer.stderr:
            await _forget_promises(repository)


async def _forget_promises(repository: Repository) -> None:
    """Everything comes at once, and nothing must be looked for at the server later."""
    for key in _PROMISES:
        await unset_local(repository.folder, key)
