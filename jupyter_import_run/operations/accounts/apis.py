"""A host's API, asked as one of the person's accounts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from ...credentials.account import Account, Secret
from ...credentials.refresh import fresh_secret
from ...credentials.refusals import forgive, reject
from ...errors import ImportRunError
from ...fetch import GuardedClient
from ...hosting.api import HostApi, api_of, basic, bearer
from ...hosting.host import GitHost
from ...services import Services
from ...threads import in_thread
from .describe import host_of

T = TypeVar("T")


async def ask_host(
    services: Services, account: Account, question: Callable[[HostApi], Awaitable[T]]
) -> T:
    """The answer of the account's host, which has an API, to ``question``.

    Raises ``auth_required``, ``auth_failed`` and what ``question`` raises.
    """
    host = host_of(services, account)

    async def ask(secret: Secret) -> T:
        async with GuardedClient(services.policy.of_whole_hosts()) as client:
            api = api_of(client, host, authorization(host, account, secret.access))
            assert api is not None
            return await question(api)

    return await as_account(services, account, ask)


async def as_account(
    services: Services, account: Account, work: Callable[[Secret], Awaitable[T]]
) -> T:
    """What comes of ``work`` with what proves that it is ``account``.

    A token that the host refuses is renewed and tried once more. What the host says of the
    account is remembered: the list of accounts shows it. Raises ``auth_required``,
    ``auth_failed`` and what ``work`` raises.
    """
    verdicts = services.account_memory.verdicts
    try:
        try:
            answer = await _try(services, account, work)
        except _RefusedError:
            answer = await _try(services, account, work)
    except ImportRunError as error:
        if not _is_refusal(error):
            raise
        verdicts[account.id] = "refused"
        facts = {"reason": "token_refused", "account": account.id}
        raise ImportRunError(error.code, error.message, **error.data | facts) from error
    verdicts.pop(account.id, None)
    if account.refusals:
        await in_thread(forgive, services.accounts, account.id)
    return answer


def authorization(host: GitHost, account: Account, access: str) -> str:
    """The header that the API of ``host`` wants of ``account``.

    Bitbucket takes its tokens as passwords of the address that the person signs in with.
    """
    if account.kind == "password" or host.kind.asks_for == "email":
        return basic(account.username, access)
    return bearer(access)


class _RefusedError(ImportRunError):
    """The host refused a token that can be renewed."""


async def _try(services: Services, account: Account, work: Callable[[Secret], Awaitable[T]]) -> T:
    secret = await _secret(services, account)
    try:
        return await work(secret)
    except ImportRunError as error:
        if not _is_refusal(error) or secret.refresh is None:
            raise
        await in_thread(reject, services.accounts, account.id, secret.access)
        raise _RefusedError(error.code, error.message, **error.data) from error


async def _secret(services: Services, account: Account) -> Secret:
    try:
        return await fresh_secret(services.accounts, account.id, policy=services.policy)
    except ImportRunError as error:
        if error.code != "not_found":
            raise
        host = host_of(services, account).name
        raise ImportRunError(
            "auth_required",
            f"{host} wants a new sign-in.",
            reason="token_refused",
            host=host,
            account=account.id,
        ) from error


def _is_refusal(error: ImportRunError) -> bool:
    """Whether the host did not take the token; the API says so in words, a download by 401."""
    if error.code == "auth_required":
        return error.data.get("reason") == "token_refused"
    return error.code == "auth_failed" and error.data.get("reason") in (None, "token_refused")
