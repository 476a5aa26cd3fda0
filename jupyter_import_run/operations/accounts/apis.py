"""A host's API, asked as one of the person's accounts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from ...credentials.account import Account
from ...credentials.refresh import fresh_secret, reject
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

    A token that the host refuses is renewed and tried once more. What the host says of the
    account is remembered: the list of accounts shows it. Raises ``auth_required``,
    ``auth_failed`` and what ``question`` raises.
    """
    verdicts = services.account_memory.verdicts
    try:
        try:
            answer = await _ask(services, account, question)
        except _RefusedError:
            answer = await _ask(services, account, question)
    except ImportRunError as error:
        if error.data.get("reason") == "token_refused":
            verdicts[account.id] = "refused"
        raise
    verdicts.pop(account.id, None)
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


async def _ask(
    services: Services, account: Account, question: Callable[[HostApi], Awaitable[T]]
) -> T:
    host = host_of(services, account)
    store = services.accounts
    try:
        secret = await fresh_secret(store, account.id, policy=services.policy)
    except ImportRunError as error:
        if error.code != "not_found":
            raise
        raise ImportRunError(
            "auth_required",
            f"{host.name} wants a new sign-in.",
            reason="token_refused",
            host=host.name,
            account=account.id,
        ) from error
    async with GuardedClient(services.policy.of_whole_hosts()) as client:
        api = api_of(client, host, authorization(host, account, secret.access))
        assert api is not None
        try:
            return await question(api)
        except ImportRunError as error:
            if error.data.get("reason") != "token_refused" or secret.refresh is None:
                raise
            await in_thread(reject, store, account.id, secret.access)
            raise _RefusedError(error.code, error.message, **error.data) from error
