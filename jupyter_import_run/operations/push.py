"""Push commits that are here already."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.update_ref import update_ref
from ..jobs.reporter import Reporter
from ..repository.commits import is_ancestor
from ..repository.heads import move_head
from ..repository.hooks import Hooks, hooks_of
from ..repository.opened import Repository
from ..repository.trees import Head, head_of
from ..services import Services
from ..wire.git_jobs import Push
from ..wire.git_results import PushResult
from .make_commit import free_branch
from .send import Sent, destination, send
from .upstream import Upstream, tip, upstream_of
from .working_on import working_on


async def push(services: Services, request: Push, reporter: Reporter) -> PushResult:
    """Send the commits of the current branch.

    With ``new_branch`` they go to a new branch of that name, which is checked out then; the
    one that they were made on goes back to what the server has of it. Raises ``unsupported``
    where no branch with commits is checked out or there is no remote, and what pushing raises.
    """
    async with working_on(services, request.path, reporter) as repository:
        head = await head_of(repository)
        if head.commit is None:
            raise ImportRunError(
                "unsupported", "There is no commit here to push.", reason="no_commit"
            )
        if head.branch is None and request.new_branch is None:
            raise ImportRunError("unsupported", "No branch is checked out here.", reason="detached")
        hooks = await hooks_of(repository, wanted=services.settings.run_hooks)
        if request.new_branch is not None:
            sent = await _to_new_branch(
                services, repository, head, request.new_branch, hooks, reporter
            )
        else:
            assert head.branch is not None
            to = await destination(repository, head.branch)
            sent = await send(services, repository, head.commit, head.branch, to, hooks, reporter)
    return PushResult(pushed=sent.pushed, merge_request_url=sent.merge_request_url)


async def _to_new_branch(
    services: Services,
    repository: Repository,
    head: Head,
    name: str,
    hooks: Hooks,
    reporter: Reporter,
) -> Sent:
    assert head.commit is not None
    await free_branch(repository, name)
    remote = (await destination(repository, head.branch or name)).remote
    to = Upstream(remote, name)
    sent = await send(services, repository, head.commit, name, to, hooks, reporter)
    reason = f"checkout: moving from {head.branch or head.commit} to {name}"
    await move_head(repository, head, Head(name, head.commit), reason)
    if head.branch is not None:
        await _give_back(repository, head.branch, head.commit)
    return sent


async def _give_back(repository: Repository, branch: str, commit: str) -> None:
    """Put ``branch`` where its upstream is, as far as is known, if that lost nothing."""
    upstream = upstream_of(repository, branch)
    known = await tip(repository, upstream.ref) if upstream is not None else None
    if known is None or known == commit or not await is_ancestor(repository, known, commit):
        return
    await update_ref(
        repository.folder,
        f"refs/heads/{branch}",
        known,
        repository.writing(),
        old=commit,
        reason="import-run: its commits went to another branch",
    )
