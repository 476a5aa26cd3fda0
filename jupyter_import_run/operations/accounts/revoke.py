"""Tell a host that a sign-in is over."""

from __future__ import annotations

from ...credentials.account import Account, Secret
from ...errors import ImportRunError
from ...oauth.tokens import revoke_both
from ...policy import NetworkPolicy
from ...threads import within

PATIENCE = 15.0
"""Seconds that the host gets: the person waits for the answer."""


async def revoke_secret(
    policy: NetworkPolicy, account: Account, secret: Secret
) -> ImportRunError | bool | None:
    """True: the host knows. An error: it was asked and did not do it. None: it was not asked.

    Only what was made for us, by OAuth, is revoked: a token that the person made may be in use
    elsewhere.
    """
    url, client_id = account.revoke_url, account.client_id
    if account.kind != "oauth" or url is None or client_id is None:
        return None
    try:
        work = revoke_both(url, client_id, secret.access, secret.refresh, policy=policy)
        await within(work, PATIENCE)
    except ImportRunError as error:
        return error
    except TimeoutError:
        return silent(account)
    return True


def silent(account: Account) -> ImportRunError:
    """The host was asked and says nothing."""
    host = account.origin.partition("://")[2]
    return ImportRunError("timeout", f"{host} does not answer.", host=host, reason="slow")
