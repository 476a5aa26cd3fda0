"""Tokens that end are renewed before they do: once, whoever needs them.

GitLab's renewal kills the old access token and the old refresh token at once, so two that renew
at the same time would sign the person out (https://docs.gitlab.com/api/oauth2/).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from ..errors import ImportRunError
from ..store.file_lock import locked
from ..threads import in_thread
from .account import Account, Secret
from .lifetimes import MARGIN, MOST_REFUSALS, lasts
from .store import AccountStore, find

if TYPE_CHECKING:
    from ..oauth.tokens import TokenAnswer
    from ..policy import NetworkPolicy

Renew = Callable[[str, str, str], "TokenAnswer"]
"""``(token_url, client_id, refresh_token)``: one request. Blocks."""


def renew_under(policy: NetworkPolicy) -> Renew:
    """Renew with the guarded client, on a loop of its own: call it in a thread."""

    def renew(token_url: str, client_id: str, refresh_token: str) -> TokenAnswer:
        import asyncio

        from ..oauth.tokens import refresh

        return asyncio.run(refresh(token_url, client_id, refresh_token, policy=policy))

    return renew


async def fresh_secret(
    store: AccountStore, id: str, *, policy: NetworkPolicy, wanted: float = MARGIN
) -> Secret:
    """As :func:`lasting_secret`, in a thread that ends before a cancellation goes on.

    What the host answered exists only there: lost, it would be a sign-in lost.
    """

    def work() -> Secret:
        return lasting_secret(store, find(store, id), renew_under(policy), wanted=wanted)

    return await in_thread(work)


def lasting_secret(
    store: AccountStore,
    account: Account,
    renew: Renew,
    *,
    wanted: float = MARGIN,
    clock: Callable[[], float] = time.time,
) -> Secret:
    """The secret of ``account``, good for ``wanted`` seconds where its host gives such.

    Blocks, for a request too. Raises ``auth_required`` where the person must sign in again,
    ``not_found``, OSError, and what ``renew`` raises where the host cannot be asked and the old
    token does not hold any more.
    """
    if not lasts(account.expires, None, clock(), 0.0):
        raise _sign_in_again(account, "token_expired")
    if account.refusals >= MOST_REFUSALS:
        raise _sign_in_again(account, "token_refused")
    secret = store.secret(account.id)
    if lasts(secret.expires, secret.obtained, clock(), wanted):
        return secret
    if secret.refresh is None or account.token_url is None or account.client_id is None:
        if lasts(secret.expires, secret.obtained, clock(), 0.0):
            return secret
        raise _sign_in_again(account, "token_expired")
    with locked(store.folder / f"renew-{account.id}.lock"):
        return _renewed(store, account, renew, wanted, clock)


def _renewed(
    store: AccountStore,
    account: Account,
    renew: Renew,
    wanted: float,
    clock: Callable[[], float],
) -> Secret:
    """Under the lock: who waited for it finds that another has done it."""
    before = store.secret(account.id)
    if lasts(before.expires, before.obtained, clock(), wanted):
        return before
    # Written as it is: a full disk must show before the old tokens are worth nothing.
    store.change_secret(account.id, lambda secret: secret)
    assert account.token_url is not None
    assert account.client_id is not None
    try:
        if before.refresh is None:
            raise _sign_in_again(account, "token_refused")
        answer = renew(account.token_url, account.client_id, before.refresh)
    except ImportRunError as error:
        return _unrenewed(store, account, before, error, clock)
    now = clock()
    renewed = Secret(
        access=answer.access,
        refresh=answer.refresh or before.refresh,
        expires=None if answer.expires_in is None else now + answer.expires_in,
        obtained=now,
    )
    return store.change_secret(account.id, lambda _: renewed) or renewed


def _unrenewed(
    store: AccountStore,
    account: Account,
    before: Secret,
    error: ImportRunError,
    clock: Callable[[], float],
) -> Secret:
    """What there is where the host did not renew: the old token, or one that came meanwhile.

    A server on another disk, whose lock is not ours, may have been first.
    """
    now = store.secret(account.id)
    if now.access != before.access and lasts(now.expires, now.obtained, clock(), 0.0):
        return now
    if error.code == "auth_required":
        store.change_secret(account.id, lambda secret: None if secret == before else secret)
        raise _sign_in_again(account, "token_refused") from error
    if lasts(before.expires, before.obtained, clock(), 0.0):
        return before
    raise error


def _sign_in_again(
    account: Account, reason: Literal["token_expired", "token_refused"]
) -> ImportRunError:
    host = account.origin.partition("://")[2]
    return ImportRunError(
        "auth_required",
        f"{host} wants a new sign-in.",
        host=host,
        account=account.id,
        reason=reason,
    )
