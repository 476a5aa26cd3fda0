"""Disconnect an account: forgotten here first, then revoked at its host."""

from __future__ import annotations

import asyncio

from ...audit import AuditEvent
from ...credentials.account import Account, Secret
from ...credentials.refresh import wait_for_renewal
from ...credentials.store import read_only
from ...errors import ImportRunError
from ...services import Services
from ...threads import in_thread
from ...wire.accounts import Disconnected
from .describe import find_account, host_of
from .revoke import PATIENCE, revoke_secret, silent


async def disconnect(services: Services, id: str, user: str) -> Disconnected:
    """Forget the account, and end its sign-in where the host lets us.

    A host that is silent keeps nobody signed in here. Raises ``not_found``, ``forbidden``.
    """
    account = await find_account(services, id)
    if account.read_only:
        raise read_only()
    secret = await _secret(services, account)
    await in_thread(services.accounts.forget, id)
    services.account_memory.verdicts.pop(id, None)
    services.account_memory.pages.drop(id)
    outcome = None if secret is None else await _revoke(services, account, secret)
    error = outcome if isinstance(outcome, ImportRunError) else None
    revoked = False if error is not None else outcome is True or None
    subject = f"{account.origin} as {account.username} ({account.kind})"
    services.audit(
        AuditEvent(user, "sign_out", subject, "succeeded", None if revoked else "not_revoked")
    )
    return Disconnected(
        revoked=revoked,
        page=None if revoked else _page(services, account),
        error=error.info() if error is not None else None,
    )


async def _revoke(
    services: Services, account: Account, secret: Secret
) -> ImportRunError | bool | None:
    """As :func:`revoke_secret`, for whatever is still on its way from the host too."""
    ended = await in_thread(wait_for_renewal, services.accounts, account.id, PATIENCE)
    outcome = await revoke_secret(services.policy, account, secret)
    return outcome if ended else silent(account)


async def _secret(services: Services, account: Account) -> Secret | None:
    try:
        return await asyncio.to_thread(services.accounts.secret, account.id)
    except ImportRunError:
        return None


def _page(services: Services, account: Account) -> str | None:
    """Where the person takes back at the host what is still valid there."""
    host = host_of(services, account)
    kind = host.kind
    template = kind.applications if account.kind == "oauth" else kind.page
    return host.address(template) if template else None
