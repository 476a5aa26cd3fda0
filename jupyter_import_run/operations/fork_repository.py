"""Fork a repository at its host, and work on with the fork."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import unquote

from ..credentials.account import Account
from ..errors import ImportRunError
from ..git.ls_remote import RemoteRefs, ls_remote
from ..jobs.reporter import Reporter
from ..place import path_within
from ..policy import parse_target
from ..repository.opened import Repository
from ..services import Services
from ..sources import same_repository
from ..wire.accounts import Project
from ..wire.git_jobs import ForkRepository
from ..wire.git_results import ForkRepositoryResult
from .accounts.apis import ask_host
from .accounts.author import account_of, page_of
from .accounts.choose import remember_account
from .accounts.describe import host_of
from .forked_remotes import forked_remotes
from .offered import require_own_choice
from .remote import Remote, at_server
from .working_on import working_on

PATIENCE = 60.0
"""Seconds that a host gets to fill a fork."""

_LOOK = 1.0


async def fork_repository(
    services: Services, request: ForkRepository, reporter: Reporter
) -> ForkRepositoryResult:
    """Nothing changes here before the fork can be reached.

    A fork that the person has already is taken. Raises ``auth_required`` without an account on
    the host, ``unsupported`` (``no_remote``, ``no_fork``), ``exists`` where another remote is
    called upstream, and what the host's API raises.
    """
    async with working_on(services, request.path, reporter, may_be_unfinished=True) as repository:
        url = _origin(repository)
        require_own_choice(services)
        reporter.report("connecting")
        account = await _account(services, url, request.account)
        fork = await _fork(services, account, url)
        await _wait(services, fork, account)
        await forked_remotes(repository, upstream=url, fork=fork.url)
        for each in (url, fork.url) if request.account is not None else ():
            await remember_account(services, each, account.id)
    return ForkRepositoryResult(url=fork.url, web_url=fork.web_url)


def _origin(repository: Repository) -> str:
    url, upstream = repository.remote_url("origin"), repository.remote_url("upstream")
    if url is None:
        raise ImportRunError(
            "unsupported", "This repository has no remote called origin.", reason="no_remote"
        )
    if upstream is not None and not same_repository(upstream, url):
        raise ImportRunError(
            "exists", "This repository has a remote called upstream already.", name="upstream"
        )
    return url


async def _account(services: Services, url: str, wanted: str | None) -> Account:
    account = await account_of(services, url, wanted)
    if account is not None:
        return account
    target = parse_target(url)
    raise ImportRunError(
        "auth_required",
        f"A fork is made by an account on {target.host}.",
        host=target.host if target.scheme == "ssh" else target.authority,
        account=None,
    )


async def _fork(services: Services, account: Account, url: str) -> Project:
    host = host_of(services, account)
    path = path_within(host.base, page_of(services, url))
    if host.api is None or not path:
        raise ImportRunError(
            "unsupported",
            f"{host.name} makes no forks for programs.",
            reason="no_fork",
            host=host.name,
        )
    project = unquote(path.removesuffix(".git"))
    return await ask_host(services, account, lambda api: api.fork(project))


async def _wait(services: Services, fork: Project, account: Account) -> None:
    """Hosts copy a repository in their own time; an empty one is full at once."""

    async def ask(remote: Remote) -> RemoteRefs:
        return await ls_remote(remote.url, profile=remote.profile)

    until = time.monotonic() + PATIENCE
    while True:
        try:
            refs = await at_server(services, fork.url, ask, account=account.id)
        except ImportRunError as error:
            if error.code not in ("not_found", "network") or time.monotonic() > until:
                raise
        else:
            if refs.branches or time.monotonic() > until:
                return
        await asyncio.sleep(_LOOK)
