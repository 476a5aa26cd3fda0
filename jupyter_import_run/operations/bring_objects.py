"""Fetch the contents of files that a partial clone left at its server."""

from __future__ import annotations

from ..git.runner import run_git
from ..jobs.reporter import Reporter
from ..repository.opened import Repository
from ..repository.state import is_partial
from ..services import Services
from .git_progress import git_progress
from .remote import reach


async def bring_objects(
    services: Services, repository: Repository, reporter: Reporter, *trees: str
) -> None:
    """Have all of ``trees`` (also commits) here, in one request, and nothing where all is here."""
    url = repository.value("remote.origin.url")
    if url is None or not is_partial(repository):
        return
    missing = await _missing(repository, trees)
    if not missing:
        return
    reporter.report("connecting")
    remote = await reach(services, url)
    overrides = ((f"url.{remote.url}.insteadOf", url),) if remote.moved else ()
    await run_git(
        [
            *("-c", "fetch.negotiationAlgorithm=noop"),
            *("fetch", "--progress", "--no-tags", "--no-write-fetch-head", "--stdin"),
            *("--filter=blob:none", "--no-recurse-submodules", "--no-auto-maintenance"),
            *("--", "origin"),
        ],
        repository=repository.folder,
        profile=repository.reaching(remote.profile, overrides),
        stdin="".join(f"{object_id}\n" for object_id in missing).encode(),
        on_progress_line=await git_progress(reporter),
    )


async def _missing(repository: Repository, trees: tuple[str, ...]) -> list[str]:
    result = await run_git(
        [
            *("rev-list", "--objects", "--no-walk", "--missing=print", "--no-object-names"),
            *("--end-of-options", *trees),
        ],
        repository=repository.folder,
        profile=repository.reading(),
    )
    return [line[1:] for line in result.text.splitlines() if line.startswith("?")]
