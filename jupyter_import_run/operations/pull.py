"""Pull: what is new upstream comes here, and nothing that is here goes away."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from ..errors import ImportRunError
from ..git.for_each_ref import refs
from ..git.rev_parse import is_shallow
from ..jobs.reporter import Reporter
from ..merging.carry import Choices
from ..repository.commits import commits_since
from ..repository.opened import Repository
from ..repository.trees import Head, head_of
from ..services import Services
from ..sources import public_repository_url
from ..wire.git_jobs import Pull
from ..wire.git_results import PullResult
from .bring_objects import bring_objects
from .follow_submodules import follow_submodules
from .moved import NOTHING, move_result
from .travel import Journey, moved_meanwhile, travel
from .upstream import Upstream, fetch_from, tip, tracked_by
from .ways import Way, go, not_on_a_branch, unrelated, way_to
from .working_on import working_on


async def pull(services: Services, request: Pull, reporter: Reporter) -> PullResult:
    """Bring the current branch to where its upstream is, with what is here on top.

    Raises, with nothing changed: ``conflict`` where a choice is missing, or that between a merge
    and a rebase where git is told to do neither, ``ref_not_found``
    where the branch has no upstream or that is gone, ``unsupported`` when no branch is
    checked out, and what the network raises.
    """
    choices = Choices(request.resolutions, request.on_conflict)
    async with working_on(services, request.path, reporter) as repository:
        branch = (await head_of(repository)).branch
        if branch is None:
            raise not_on_a_branch()
        upstream = await _upstream(repository, branch)
        before = await tip(repository, upstream.ref)
        await fetch_from(services, repository, upstream.remote, reporter)
        target = await tip(repository, upstream.ref)
        if target is None:
            raise await _gone(repository, upstream)
        reporter.report("merging")
        head = await head_of(repository)  # only now: asking a server takes its time
        if head.branch != branch:
            raise moved_meanwhile()
        find = partial(
            way_to,
            repository,
            target=target,
            ref=upstream.ref,
            before=before,
            branch=branch,
            rebase=request.rebase,
        )
        way = await _way(services, repository, head, upstream, target, find, reporter)
        if way is None:
            return PullResult(before=head.commit, after=head.commit, **NOTHING)
        await bring_objects(services, repository, reporter, *way.trees)
        commit = await go(repository, way, choices, _message(repository, upstream, branch))
        came = await commits_since(repository, way.head, way.target)
        anew = await commits_since(repository, way.target, commit) if way.local else []
        arrival = await travel(
            repository,
            Journey(
                start=head,
                head=Head(branch, commit),
                cause="pull",
                reason="pull",
                choices=choices,
                most_bytes=0 if request.keep_large else services.settings.max_snapshot_bytes,
                keep_always=way.rewritten or bool(way.local),
            ),
        )
        stay = await follow_submodules(
            services, request.path, repository, head.commit, commit, reporter
        )
    return PullResult(
        before=head.commit,
        after=commit,
        commits=len(came),
        rewritten=way.rewritten,
        anew=len(anew),
        not_rebased=way.not_rebased,
        **move_result(arrival, stay),
    )


async def _upstream(repository: Repository, branch: str) -> Upstream:
    upstream = tracked_by(repository, branch)
    if upstream is not None:
        return upstream
    same_name = Upstream("origin", branch)
    if repository.remote_url("origin") and await tip(repository, same_name.ref):
        return same_name
    raise ImportRunError(
        "ref_not_found", f"The branch {branch} is only here.", reason="no_upstream", branch=branch
    )


async def _way(
    services: Services,
    repository: Repository,
    head: Head,
    upstream: Upstream,
    target: str,
    find: Callable[[str], Awaitable[Way | None]],
    reporter: Reporter,
) -> Way | None:
    if head.commit is None:
        return Way(target, target, target, is_forward=True)
    way = await find(head.commit)
    if way is not None and unrelated(way) and await is_shallow(repository.folder):
        # What both have may lie where the history was cut off.
        await fetch_from(services, repository, upstream.remote, reporter, unshallow=True)
        way = await find(head.commit)
    return way


async def _gone(repository: Repository, upstream: Upstream) -> ImportRunError:
    prefix = upstream.ref.removesuffix(upstream.branch)
    others = [ref.removeprefix(prefix) for ref in await refs(repository.folder, prefix)]
    return ImportRunError(
        "ref_not_found",
        f"The branch {upstream.branch} is no longer on the server.",
        reason="upstream_gone",
        branch=upstream.branch,
        branches=sorted(set(others) - {"HEAD"})[:100],
    )


def _message(repository: Repository, upstream: Upstream, branch: str) -> str:
    if upstream.is_here:
        return f"Merge branch '{upstream.branch}' into {branch}\n"
    url = repository.remote_url(upstream.remote) or upstream.remote
    return f"Merge branch '{upstream.branch}' of {public_repository_url(url) or url}\n"
