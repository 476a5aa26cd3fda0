"""Tokens that end are renewed before they do: once, whoever needs them.

GitLab's renewal kills the old access token and the old refresh token at once, so two that renew
at the same time would sign the person out (https://docs.gitlab.com/api/oauth2/).
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ..errors import ImportRunError
from ..store.file_lock import locked
from ..threads import in_thread
from .account import Account, Secret
from .lifetimes import MARGIN, MOST_REFUSALS, lasts
from .store import AccountStore, Edit, find

if TYPE_CHECKING:
    from ..oauth.tokens import TokenAnswer
    from ..policy import NetworkPolicy

Renew = Callable[[str, str, str], "TokenAnswer"]
"""``(token_url, client_id, refresh_token)``: one request. Blocks."""

Revoke = Callable[[Account, Secret], None]
"""Tell the host that a sign-in is over, as far as it listens. Blocks; raises nothing."""


def renew_under(policy: NetworkPolicy) -> Renew:
    """Renew with the guarded client, on a loop of its own: call it in a thread."""

    def renew(token_url: str, client_id: str, refresh_token: str) -> TokenAnswer:
        import asyncio

        from ..oauth.tokens import refresh

        return asyncio.run(refresh(token_url, client_id, refresh_token, policy=policy))

    return renew


def revoke_under(policy: NetworkPolicy) -> Revoke:
    """The same to revoke."""

    def revoke(account: Account, secret: Secret) -> None:
        import asyncio

        from ..oauth.tokens import revoke_both

        if account.revoke_url is None or account.client_id is None:
            return
        pair = secret.access, secret.refresh
        with contextlib.suppress(ImportRunError):
            asyncio.run(revoke_both(account.revoke_url, account.client_id, *pair, policy=policy))

    return revoke


def wait_for_renewal(store: AccountStore, id: str, patience: float) -> bool:
    """Whether no renewal of a forgotten account is on its way any more. Blocks so long at most.

    Its lock goes with it: whoever may still wait for that finds no account.
    """
    lock = _lock(store, id)
    if not lock.exists():
        return True
    try:
        with locked(lock, patience=patience):
            lock.unlink(missing_ok=True)
    except TimeoutError:
        return False
    return True


async def fresh_secret(
    store: AccountStore, id: str, *, policy: NetworkPolicy, wanted: float = MARGIN
) -> Secret:
    """As :func:`lasting_secret`, in a thread that ends before a cancellation goes on.

    What the host answered exists only there: lost, it would be a sign-in lost.
    """

    def work() -> Secret:
        account, renew, revoke = find(store, id), renew_under(policy), revoke_under(policy)
        return lasting_secret(store, account, renew, revoke, wanted=wanted)

    return await in_thread(work)


def lasting_secret(
    store: AccountStore,
    account: Account,
    renew: Renew,
    revoke: Revoke,
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
    with locked(_lock(store, account.id)):
        return _renewed(store, account, renew, revoke, wanted, clock)


def _renewed(
    store: AccountStore,
    account: Account,
    renew: Renew,
    revoke: Revoke,
    wanted: float,
    clock: Callable[[], float],
) -> Secret:
    """Under the lock: who waited for it finds that another has done it.

    Where the person has signed in anew or disconnected meanwhile, that counts, and what the host
    gave for the old sign-in is given back.
    """
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
    now_kept: Secret | None = None
    try:
        now_kept = store.change_secret(account.id, _instead_of(before, renewed))
    finally:
        if now_kept != renewed:
            revoke(account, renewed)
    if now_kept is None:
        raise _sign_in_again(account, "token_refused")
    return now_kept


def _instead_of(before: Secret, after: Secret | None) -> Edit:
    """Put ``after`` in the place of ``before``, and of nothing else.

    That a host refused it meanwhile (``expires``) makes it no other.
    """

    def edit(now: Secret) -> Secret | None:
        same = (now.access, now.refresh) == (before.access, before.refresh)
        return after if same else now

    return edit


def _lock(store: AccountStore, id: str) -> Path:
    return store.folder / f"renew-{id}.lock"


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
        store.change_secret(account.id, _instead_of(before, None))
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
