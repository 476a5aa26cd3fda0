"""Merge another branch into the current one."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.rev_parse import is_shallow
from ..jobs.reporter import Reporter
from ..merging.carry import Choices
from ..repository.commits import commits_since, is_ancestor, merge_base
from ..repository.opened import Repository
from ..repository.trees import Head, head_of
from ..services import Services
from ..wire.git_jobs import MergeBranch
from ..wire.git_results import MergeBranchResult
from .bring_objects import bring_objects
from .destinations import named
from .follow_submodules import follow_submodules
from .moved import NOTHING, move_result
from .travel import Journey, travel
from .upstream import fetch_from
from .ways import Way, go, unrelated
from .working_on import working_on


async def merge_branch(
    services: Services, request: MergeBranch, reporter: Reporter
) -> MergeBranchResult:
    """Bring what ``request.branch`` has into the current branch; what is here stays.

    Raises, with nothing changed: ``conflict`` where a choice is missing, ``ref_not_found``,
    ``unsupported`` when no branch is checked out.
    """
    choices = Choices(request.resolutions, request.on_conflict)
    async with working_on(services, request.path, reporter) as repository:
        here = await head_of(repository)
        if here.branch is None or here.commit is None:
            raise ImportRunError("unsupported", "No branch with commits is checked out here.")
        other = await named(repository, request.branch)
        if other is None:
            raise ImportRunError(
                "ref_not_found", f"There is no branch {request.branch}.", branch=request.branch
            )
        way = await _way(repository, here.commit, other.commit)
        if way is not None and unrelated(way) and await is_shallow(repository.folder):
            # What both have may lie where the history was cut off.
            remote = other.upstream.remote if other.upstream else "origin"
            await fetch_from(services, repository, remote, reporter, unshallow=True)
            repository = await services.repositories.open(request.path)
            way = await _way(repository, here.commit, other.commit)
        if way is None:
            return MergeBranchResult(before=here.commit, after=here.commit, **NOTHING)
        reporter.report("merging")
        await bring_objects(services, repository, reporter, *way.trees)
        commit = await go(repository, way, choices, f"Merge branch '{request.branch}'\n")
        came = await commits_since(repository, way.head, way.target)
        arrival = await travel(
            repository,
            Journey(
                start=here,
                head=Head(here.branch, commit),
                cause="merge",
                reason=f"merge {request.branch}",
                choices=choices,
                most_bytes=0 if request.keep_large else services.settings.max_snapshot_bytes,
            ),
        )
        stay = await follow_submodules(
            services, request.path, repository, here.commit, commit, reporter
        )
    return MergeBranchResult(
        before=here.commit, after=commit, commits=len(came), **move_result(arrival, stay)
    )


async def _way(repository: Repository, here: str, other: str) -> Way | None:
    """None where nothing is left to merge."""
    if await is_ancestor(repository, other, here):
        return None
    is_forward = await is_ancestor(repository, here, other)
    base = await merge_base(repository, here, other)
    return Way(here, other, base, is_forward=is_forward)
