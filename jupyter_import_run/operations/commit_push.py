"""Commit exactly the files that the person chose, and push."""

from __future__ import annotations

from ..errors import ImportRunError
from ..jobs.reporter import Reporter
from ..repository.author import remember
from ..repository.hooks import hooks_of
from ..repository.opened import Repository
from ..repository.state import remote_of
from ..repository.trees import head_of
from ..services import Services
from ..sources import kind_of
from ..wire.git_jobs import CommitPush
from ..wire.git_results import CommitPushResult
from .accounts.author import with_author
from .make_commit import make_commit
from .send import Sent, destination, send
from .size_limits import SizeLimit, size_limit
from .working_on import working_on


async def commit_push(
    services: Services, request: CommitPush, reporter: Reporter
) -> CommitPushResult:
    """What is not among ``request.files`` stays as it is, in the files and in the index.

    Raises, with nothing changed: ``invalid_request`` with the reasons of CommitReason,
    ``forbidden`` where a hook refuses or others may have the commit to amend, ``exists``. What
    pushing raises comes with ``data["commit"]``: that stays, and can be pushed again.
    """
    async with working_on(services, request.path, reporter) as repository:
        if request.push:
            await _require_destination(repository, request)
        reporter.report("committing")
        hooks = await hooks_of(repository, wanted=services.settings.run_hooks)
        try:
            made = await make_commit(repository, request, _limit(services, repository), hooks)
        except ImportRunError as error:
            raise await with_author(services, repository, error) from error
        assert made.head.commit is not None
        if request.remember_author and request.author is not None:
            await remember(repository, request.author)
        sent = Sent(pushed=False, merge_request_url=None)
        if request.push:
            assert made.head.branch is not None
            try:
                to = await destination(repository, made.head.branch)
                sent = await send(
                    services, repository, made.head.commit, made.head.branch, to, hooks, reporter
                )
            except ImportRunError as error:
                error.data["commit"] = made.head.commit
                raise
    return CommitPushResult(
        commit=made.head.commit,
        pushed=sent.pushed,
        merge_request_url=sent.merge_request_url,
        snapshot=made.snapshot,
        hooks=hooks.words,
    )


async def _require_destination(repository: Repository, request: CommitPush) -> None:
    """So that nobody learns only after the commit that it can go nowhere."""
    branch = request.new_branch or (await head_of(repository)).branch
    if branch is None:
        raise ImportRunError(
            "unsupported", "No branch is checked out here to push to.", reason="detached"
        )
    await destination(repository, branch)


def _limit(services: Services, repository: Repository) -> SizeLimit:
    remote = remote_of(repository)
    url = repository.remote_url(remote) if remote is not None else None
    return size_limit(kind_of(url, services.settings.provider_kinds) if url else None)
