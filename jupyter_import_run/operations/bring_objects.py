"""Fetch the contents of files that a partial clone left at its server."""

from __future__ import annotations

from collections.abc import Sequence
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
    """Have all of ``trees`` (also commits) here, in one request, and nothing where all is here.

    A clone without folders (``--filter=tree:0``) needs one more for each level of them: what is in
    a folder is known only then.
    """
    # A fetch that the operation itself began may just have made it a partial one.
    repository = await services.repositories.open_folder(repository.folder)
    if repository.remote_url("origin") is None or not is_partial(repository):
        return
    asked: set[str] = set()
    while missing := set(await missing_objects(repository, *trees)) - asked:
        await _bring(services, repository, reporter, sorted(missing))
        asked |= missing


async def bring_all_objects(services: Services, repository: Repository, reporter: Reporter) -> None:
    """:func:`bring_objects` of every commit that is here. Lists all objects."""
    if is_partial(repository):
        missing = await _missing(repository, "--all")
        await _bring(services, repository, reporter, missing)


async def missing_objects(repository: Repository, *trees: str) -> list[str]:
    """What of ``trees`` (also commits) is not here."""
    return await _missing(repository, "--no-walk", "--end-of-options", *trees)


async def _bring(
    services: Services, repository: Repository, reporter: Reporter, ids: Sequence[str]
) -> None:
    if ids:
        verb = partial(fetch_objects, ids=ids)
        await fetch_remote(services, repository, "origin", reporter, verb)


async def _missing(repository: Repository, *revisions: str) -> list[str]:
    result = await run_git(
        ["rev-list", "--objects", "--missing=print", "--no-object-names", *revisions],
        repository=repository.folder,
        profile=repository.reading(),
    )
    return [line[1:] for line in result.text.splitlines() if line.startswith("?")]
