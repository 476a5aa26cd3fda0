"""Accounts as the wire has them."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timezone

from ...credentials.account import Account, Secret
from ...errors import ImportRunError
from ...hosting.host import GitHost, git_host
from ...services import Services
from ...wire import accounts as wire


async def list_accounts(services: Services) -> wire.AccountList:
    """All of them, by host and name."""
    known = await asyncio.to_thread(services.accounts.accounts)
    used = await used_by(services, known)
    set_aside = await asyncio.to_thread(services.accounts.set_aside)
    described = [await describe(services, account, used) for account in known]
    return wire.AccountList(
        accounts=sorted(described, key=lambda each: (each.host, each.username.casefold())),
        protected_by=services.accounts.protected_by,
        set_aside=None if set_aside is None else str(set_aside),
    )


async def describe(
    services: Services, account: Account, used: dict[str, list[str]] | None = None
) -> wire.Account:
    """One of them; ``used`` is what :func:`used_by` said, where that is known already."""
    if used is None:
        used = await used_by(services, (account,))
    host = host_of(services, account)
    return wire.Account(
        id=account.id,
        host=host.name,
        origin=account.place,
        provider=account.provider,
        username=account.username,
        kind=account.kind,
        scopes=list(account.scopes),
        expires=None if account.expires is None else timestamp(account.expires),
        display_name=account.display_name,
        email=account.email,
        created=timestamp(account.created),
        used_by=used.get(account.id, []),
        read_only=account.read_only,
        state=await asyncio.to_thread(_state, services, account, host),
        reference=await asyncio.to_thread(services.accounts.reference, account.id),
    )


async def used_by(services: Services, accounts: tuple[Account, ...]) -> dict[str, list[str]]:
    """The API paths of the repositories that use each account, by its id.

    What a repository uses is as :meth:`~...credentials.accounts.Accounts.for_urls` has it.
    """
    found: dict[str, list[str]] = {account.id: [] for account in accounts}
    if services.root is None or not accounts:
        return found
    repositories = (await services.summaries.list(services.root)).repositories
    urls = {repository.url for repository in repositories if repository.url is not None}
    users = await asyncio.to_thread(services.accounts.for_urls, urls)
    for repository in repositories:
        user = users.get(repository.url or "")
        if user is not None and user.id in found:
            found[user.id].append(repository.path)
    return found


def host_of(services: Services, account: Account) -> GitHost:
    """The host of an account, as the administrator describes it today."""
    return git_host(account.place, services.settings.providers, account.provider)


async def find_account(services: Services, id: str) -> Account:
    """The account of this id. Raises ``not_found``."""
    from ...credentials.store import find

    return await asyncio.to_thread(find, services.accounts, id)


def timestamp(seconds: float) -> str:
    """Seconds since 1970 as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat().replace("+00:00", "Z")


def _state(services: Services, account: Account, host: GitHost) -> wire.AccountState:
    now = time.time()
    if account.expires is not None and account.expires <= now:
        return "expired"
    try:
        secret: Secret | None = services.accounts.secret(account.id)
    except ImportRunError:
        secret = None
    if secret is None or account.refusals:
        return "refused"
    if secret.refresh is None and secret.expires is not None and secret.expires <= now:
        return "expired" if secret.expires else "refused"
    verdict = services.account_memory.verdicts.get(account.id)
    return verdict or ("untested" if host.api is None else "connected")
