"""Bring what a repository's remote has: news, or the history that a fast import left out."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path

from ..git.fetch import fetch
from ..git.process import ProgramResult
from ..git.rev_parse import is_shallow
from ..jobs.reporter import Reporter
from ..repository.opened import Repository
from ..services import Services
from .bring_objects import bring_all_objects
from .fetch_remote import fetch_remote
from .submodules import DEEPEST, submodules
from .upstream import fetch_from
from .without_contents import without_contents


async def bring_news(services: Services, repository: Repository, reporter: Reporter) -> None:
    """Fetch from ``origin``; the history stays as deep as it is, and what it has no more goes.

    From ``upstream`` too where branches pull from there: ``origin`` is a fork of it then.
    """
    await fetch_from(services, repository, "origin", reporter)
    if repository.remote_url("upstream") is not None and _pulls_from(repository, "upstream"):
        await fetch_from(services, repository, "upstream", reporter)


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
    bring = partial(fetch_remote, services, repository, "origin", reporter)

    async def all_of_it(*, without_blobs: bool) -> ProgramResult:
        return await bring(partial(fetch, unshallow=True, tags=True, without_blobs=without_blobs))

    complete = partial(bring_all_objects, services, repository, reporter)
    await without_contents(repository.folder, all_of_it, complete)
