"""Where a repository stands: one git process, whoever asks at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...errors import ImportRunError
from ...git.status import Head, status
from ...jobs.locks import is_held
from ...repository.journal import is_interrupted
from ...repository.open import Repositories
from ...repository.opened import Repository
from ...repository.remote_branches import any_is_known
from ...repository.rerun import same_but_run
from ...repository.state import State, look, remote_of
from ...repository.tags import Tags
from ...root import normalised
from ...sources import is_on_disk, public_repository_url, web_links
from ...sources.names import is_notebook
from ...store.remembered import Choices, RememberedChoices
from ...threads import in_thread, within
from ...wire.filenames import meant, shown
from ...wire.status import MovedSubmodule, RepositoryState, RepositoryStatus, WebLinks
from ..accounts.users import users_of
from .changes import Changes
from .nested import nested_among
from .to_push import ToPush

if TYPE_CHECKING:
    from ...credentials.accounts import Accounts

MOST_CHANGES = 1000
MOST_BYTES = 48 * 1024
"""Of the changes in an answer, so that no repository makes one of more than 64 KB."""

TIMEOUT = 60.0
"""Seconds that git may take."""


class Statuses:
    """The status of each repository.

    In one repository at most one git looks at a time. Whoever asks before it begins gets
    the same answer; whoever asks later waits for the next one, which sees what happened
    since. Different repositories do not wait for each other.
    """

    def __init__(
        self,
        repositories: Repositories,
        choices: RememberedChoices,
        providers: Mapping[str, str],
        accounts: Accounts,
        timeout: float = TIMEOUT,
    ) -> None:
        self._repositories = repositories
        self._choices = choices
        self._providers = providers
        self._accounts = accounts
        self._timeout = timeout
        self._to_push = ToPush()
        self._tags = Tags()
        self._running: dict[str, asyncio.Future[RepositoryStatus]] = {}
        self._waiting: dict[str, asyncio.Future[RepositoryStatus]] = {}

    async def of(self, path: str) -> RepositoryStatus:
        """The status now. Raises ``timeout``, besides what opening a repository raises."""
        path = normalised(path)
        waiting = self._waiting.get(path)
        if waiting is None:
            waiting = asyncio.ensure_future(self._next(path, self._running.get(path)))
            waiting.add_done_callback(_look_at)
            self._waiting[path] = waiting
        return await asyncio.shield(waiting)

    async def _next(
        self, path: str, before: asyncio.Future[RepositoryStatus] | None
    ) -> RepositoryStatus:
        try:
            if before is not None:
                await asyncio.wait({before})
            repository = await self._repositories.open(path)
        finally:
            this = self._waiting.pop(path)
        self._running[path] = this
        try:
            return await within(self._status(path, repository), self._timeout)
        except TimeoutError as error:
            raise ImportRunError(
                "timeout",
                f"Git took more than {self._timeout:.0f} seconds to look at this repository.",
                seconds=self._timeout,
            ) from error
        finally:
            if self._running.get(path) is this:
                del self._running[path]

    async def _status(self, path: str, repository: Repository) -> RepositoryStatus:
        changes = Changes(MOST_CHANGES, MOST_BYTES)
        url = _url(repository)
        public_url = public_repository_url(url) if url else None
        head, (state, choices, interrupted, account) = await asyncio.gather(
            status(repository.folder, repository.reading(), changes.add, is_notebook),
            asyncio.to_thread(self._files, path, repository, public_url),
        )
        # One that was only run again has not changed, where outputs are not committed.
        changes.drop({shown(path) for path in await same_but_run(repository, head.indexed)})
        return RepositoryStatus(
            path=path,
            url=public_url,
            branch=head.branch,
            commit=head.commit,
            tag=await self._tag(repository, head),
            upstream=head.upstream,
            ahead=await self._to_push.of(repository, head, shallow=state.shallow),
            behind=head.behind,
            state=_state(state, changes, interrupted=interrupted),
            changes=changes.listed,
            changes_total=changes.total,
            truncated=changes.truncated,
            web=self._web(repository, url, head, state),
            nested=await _nested(repository, changes),
            moved_submodules=_moved_submodules(head, changes),
            upstream_gone=await _is_gone(repository, head),
            locked=state.locked,
            locked_since=state.locked_since,
            shallow=state.shallow,
            partial=state.partial,
            sparse=state.sparse,
            submodules=state.submodules,
            irreplaceable=state.irreplaceable,
            lfs=state.lfs,
            strip_outputs=choices.strip_outputs,
            trusted=repository.trusted,
            left=state.left,
            fetched=state.fetched,
            account=account,
        )

    async def _tag(self, repository: Repository, head: Head) -> str | None:
        if head.branch is not None or head.commit is None:
            return None
        return await self._tags.of(
            repository.folder, repository.git_dir, repository.common_dir, head.commit
        )

    def _files(
        self, path: str, repository: Repository, url: str | None
    ) -> tuple[State, Choices, bool, str | None]:
        """What files say: the state, the person's choices, whether an operation was cut off, and
        the account for ``url``.
        """
        state = look(repository)
        interrupted = state.interrupted and _is_abandoned(repository)
        account = users_of(self._accounts, [url]).get(url) if url else None
        return state, self._choices.of(path), interrupted, account

    def _web(self, repository: Repository, url: str | None, head: Head, state: State) -> WebLinks:
        if url is None:
            return WebLinks()
        links = web_links(
            url,
            head.branch,
            state.default_branch,
            self._providers,
            parent=repository.remote_url("upstream"),
        )
        return WebLinks(**links._asdict())


async def _nested(repository: Repository, changes: Changes) -> list[str]:
    """Those of ``changes`` that belong to repositories within this one."""
    untracked = [meant(each.path) for each in changes.listed if each.status == "untracked"]
    if not untracked:
        return []
    return [shown(path) for path in await in_thread(nested_among, repository.folder, untracked)]


def _moved_submodules(head: Head, changes: Changes) -> list[MovedSubmodule]:
    """Those of ``changes`` that are submodules at another commit than the one HEAD wants."""
    wanted = {shown(path): commit for path, commit in head.submodules.items()}
    modified = [each.path for each in changes.listed if each.status == "modified"]
    return [MovedSubmodule(path, wanted[path]) for path in modified if path in wanted]


def _is_abandoned(repository: Repository) -> bool:
    """Whether the note of an operation is there and nobody works on it."""
    return not is_held(repository.folder) and is_interrupted(repository.git_dir)


async def _is_gone(repository: Repository, head: Head) -> bool:
    """Whether the upstream was deleted: one of a remote that is still empty never was there."""
    if head.upstream is None or head.commit is None or not head.upstream_missing:
        return False
    remote = head.upstream.partition("/")[0]
    return await asyncio.to_thread(any_is_known, repository.common_dir, remote)


def _state(state: State, changes: Changes, *, interrupted: bool) -> RepositoryState:
    if interrupted:
        return "interrupted"
    return state.unfinished or ("dirty" if changes.total else "clean")


def _url(repository: Repository) -> str | None:
    """Where git fetches from, if that is a server."""
    remote = remote_of(repository)
    url = repository.remote_url(remote) if remote is not None else None
    return None if url is None or is_on_disk(url) else url


def _look_at(task: asyncio.Future[RepositoryStatus]) -> None:
    """Where everybody who asked has gone, nobody misses the error."""
    if not task.cancelled():
        task.exception()
