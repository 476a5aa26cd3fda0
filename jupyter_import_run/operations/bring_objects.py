"""Fetch the contents of files that a partial clone left at its server."""

from __future__ import annotations

from functools import partial

from ..git.fetch import fetch_objects
from ..git.runner import run_git
from ..jobs.reporter import Reporter
from ..repository.extent import is_partial
from ..repository.opened import Repository
from ..services import Services
from .fetch_remote import fetch_remote


async def bring_objects(
    services: Services, repository: Repository, reporter: Reporter, *trees: str
) -> None:
    """Have all of ``trees`` (also commits) here, in one request, and nothing where all is here."""
    if repository.remote_url("origin") is None or not is_partial(repository):
        return
    missing = await missing_objects(repository, *trees)
    if missing:
        verb = partial(fetch_objects, ids=missing)
        await fetch_remote(services, repository, "origin", reporter, verb)


async def missing_objects(repository: Repository, *trees: str) -> list[str]:
    """What of ``trees`` (also commits) is not here."""
    result = await run_git(
        [
            *("rev-list", "--objects", "--no-walk", "--missing=print", "--no-object-names"),
            *("--end-of-options", *trees),
        ],
        repository=repository.folder,
        profile=repository.reading(),
    )
    return [line[1:] for line in result.text.splitlines() if line.startswith("?")]
