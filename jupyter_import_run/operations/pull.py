"""Pull: what is new upstream comes here, and nothing that is here goes away."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import ImportRunError
from ..git.for_each_ref import refs
from ..jobs.reporter import Reporter
from ..repository.carry import Choices, merge
from ..repository.commits import (
    commit_tree,
    commits_since,
    fork_point,
    is_ancestor,
    merge_base,
    replay,
    root_tree,
)
from ..repository.opened import Repository
from ..repository.travel import Journey, travel
from ..repository.trees import EMPTY_TREE, Head, head_of
from ..services import Services
from ..wire.git_jobs import Pull, PullResult
from .bring_objects import bring_objects
from .moved import move_result
from .upstream import Upstream, fetch_from, tip, upstream_of
from .working_on import working_on


async def pull(services: Services, request: Pull, reporter: Reporter) -> PullResult:
    """Bring the current branch to where its upstream is, with what is here on top.

    Raises, with nothing changed: ``conflict`` where a choice is missing, ``ref_not_found``
    where the branch has no upstream or that is gone, ``unsupported`` when no branch is
    checked out, and what the network raises.
    """
    choices = Choices(request.resolutions, request.on_conflict)
    async with working_on(services, request.path, reporter) as repository:
        head = await head_of(repository)
        upstream = _upstream(repository, head)
        before = await tip(repository, upstream.ref)
        await fetch_from(services, repository, upstream.remote, reporter)
        after = await tip(repository, upstream.ref)
        if after is None:
            raise await _gone(repository, upstream)
        reporter.report("merging")
        way = await _way(services, repository, reporter, head, upstream, before, after)
        if way is None:
            return PullResult(before=head.commit, after=head.commit, **NOTHING)
        await bring_objects(services, repository, reporter, *way.trees)
        commit = await _commit(repository, head, upstream, way, after, choices)
        await bring_objects(services, repository, reporter, commit)
        arrival = await travel(
            repository,
            Journey(
                head=Head(head.branch, commit),
                cause="pull",
                reason="pull",
                choices=choices,
                keep_always=way.rewritten,
            ),
        )
    return PullResult(
        before=head.commit, after=commit, rewritten=way.rewritten, **move_result(arrival)
    )
