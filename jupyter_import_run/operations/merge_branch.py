"""Merge another branch into the current one."""

from __future__ import annotations

from ..errors import ImportRunError
from ..jobs.reporter import Reporter
from ..merging.carry import Choices
from ..repository.commits import commits_since, is_ancestor, merge_base
from ..repository.trees import Head, head_of
from ..services import Services
from ..wire.git_jobs import MergeBranch
from ..wire.git_results import MergeBranchResult
from .bring_objects import bring_objects
from .destinations import named
from .moved import NOTHING, move_result
from .travel import Journey, travel
from .ways import Way, go
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
        if await is_ancestor(repository, other.commit, here.commit):
            return MergeBranchResult(before=here.commit, after=here.commit, **NOTHING)
        reporter.report("merging")
        is_forward = await is_ancestor(repository, here.commit, other.commit)
        base = await merge_base(repository, here.commit, other.commit)
        way = Way(here.commit, other.commit, base, is_forward=is_forward)
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
    return MergeBranchResult(
        before=here.commit, after=commit, commits=len(came), **move_result(arrival)
    )
