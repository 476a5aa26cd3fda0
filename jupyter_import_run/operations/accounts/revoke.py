"""Tell a host that a sign-in is over."""

from __future__ import annotations

import asyncio

from ...credentials.account import Account, Secret
from ...errors import ImportRunError
from ...oauth.tokens import revoke
from ...policy import NetworkPolicy

_PATIENCE = 15.0
"""Seconds that the host gets: the person waits for the answer."""


async def revoke_secret(
    policy: NetworkPolicy, account: Account, secret: Secret
) -> ImportRunError | bool | None:
    """True: the host knows. An error: it was asked and did not do it. None: it was not asked.

    Only what was made for us, by OAuth, is revoked: a token that the person made may be in use
    elsewhere. The token that renews goes first: without it the other one ends by itself.
    """
    url, client_id = account.revoke_url, account.client_id
    if account.kind != "oauth" or url is None or client_id is None:
        return None
    try:
        await asyncio.wait_for(_both(policy, url, client_id, secret), _PATIENCE)
    except ImportRunError as error:
        return error
    except asyncio.TimeoutError:
        host = account.origin.partition("://")[2]
        return ImportRunError("timeout", f"{host} does not answer.", host=host, reason="slow")
    return True


async def _both(policy: NetworkPolicy, url: str, client_id: str, secret: Secret) -> None:
    if secret.refresh is not None:
        await revoke(url, client_id, secret.refresh, policy=policy, is_refresh=True)
    await revoke(url, client_id, secret.access, policy=policy)
