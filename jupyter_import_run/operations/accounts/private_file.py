"""A file that its host gives to nobody without an account."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from ...credentials.account import Account, Secret
from ...errors import ImportRunError
from ...git.ls_remote import ls_remote
from ...hosting.api import basic, bearer
from ...hosting.host import git_host
from ...hosting.raw_file import RawFile, raw_file
from ...place import is_within
from ...policy import parse_target
from ...services import Services
from ...sources import Source
from ..remote import Remote, at_server
from .apis import as_account, authorization
from .describe import host_of

T = TypeVar("T")


def wants_sign_in(error: ImportRunError) -> bool:
    """Whether somebody who is signed in may get what this refuses."""
    return error.code in ("auth_required", "not_found") or (
        error.code == "not_a_notebook" and error.data.get("reason") == "login_page"
    )


async def with_account(
    services: Services,
    source: Source,
    wanted: str | None,
    download: Callable[[RawFile], Awaitable[T]],
    refusal: ImportRunError,
) -> T:
    """What comes of ``download`` with the address of ``source`` for the person.

    ``wanted`` is the id of the account that they chose. Raises ``refusal``, which came without an
    account, where there is none.
    """
    url = source.repository_url or source.download_url
    assert url is not None
    account = await asyncio.to_thread(services.accounts.for_url, url, wanted)
    if account is None:
        raise _asks(services, refusal, source, url)
    place = await _place(services, source, account)
    if place is None:
        raise refusal
    file, header = place

    async def work(secret: Secret) -> T:
        signed = {**file.headers, "Authorization": header(secret)}
        return await download(replace(file, headers=signed))

    return await as_account(services, account, work)


async def _place(
    services: Services, source: Source, account: Account
) -> tuple[RawFile, Callable[[Secret], str]] | None:
    """The address, and what makes the header that it takes; None: it is on some other host."""
    host = host_of(services, account)
    if source.repository_url is not None and source.path is not None:
        source = await _with_ref(services, source, source.repository_url, account)
        assert source.path is not None
        assert source.repository_url is not None
        file = raw_file(host, source.repository_url, source.ref or "HEAD", source.path)
        if file is not None:
            return file, lambda secret: authorization(host, account, secret.access)
    assert source.download_url is not None
    if not is_within(account.place, source.download_url):
        return None
    file = RawFile(source.download_url, place=account.place)
    if host.provider == "huggingface":
        return file, lambda secret: bearer(secret.access)
    return file, lambda secret: basic(account.git_username, secret.access)


async def _with_ref(services: Services, source: Source, url: str, account: Account) -> Source:
    """``source`` with its ref told from its path, where only the server can tell."""
    if not source.tail:
        return source

    async def ask(remote: Remote) -> Source:
        refs = await ls_remote(remote.url, profile=remote.profile)
        return source.with_refs(refs.names)

    return await at_server(services, url, ask, account=account.id)


def _asks(services: Services, refusal: ImportRunError, source: Source, url: str) -> ImportRunError:
    """A page where one signs in is a question for an account, where it is a Git host's."""
    if refusal.code == "not_found" or source.repository_url is None:
        return refusal
    target = parse_target(url)
    return ImportRunError(
        "auth_required",
        f"{target.authority} asks for an account.",
        host=target.authority,
        origin=git_host(url, services.settings.providers).base,
        account=None,
    )
