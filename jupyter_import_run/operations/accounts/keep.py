"""Keep an account that a host just accepted."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from ...audit import AuditEvent
from ...credentials.account import Account, Secret, id_of
from ...errors import ImportRunError
from ...hosting.refusals import unexpected
from ...services import Services
from ...threads import in_thread
from .revoke import revoke_secret

_LONGEST_NAME = 255


async def keep(
    services: Services,
    account: Account,
    secret: Secret,
    user: str,
    *,
    reference: str | None = None,
) -> Account:
    """Store ``account``; one of the same name in the same place is replaced.

    With ``reference`` only that: ``secret`` is what is in it, in AWS.

    It has its id, so what was chosen for repositories stays chosen. The old sign-in is ended at
    its host. Raises ``network`` (``unexpected_answer``) for a name that git could not be given.
    """
    _require_name(account)
    known = await asyncio.to_thread(services.accounts.accounts)
    account = replace(account, id=id_of(account.place, account.username), created=time.time())
    same = next((each for each in known if each.id == account.id), None)
    before = None if same is None else await _secret(services, same)
    if reference is None:
        await in_thread(services.accounts.put, account, secret)
    else:
        account = await in_thread(services.accounts.refer, account, reference)
    services.account_memory.verdicts.pop(account.id, None)
    services.account_memory.pages.drop(account.id)
    subject = f"{account.origin} as {account.username} ({account.kind})"
    services.audit(AuditEvent(user, "sign_in", subject, "succeeded"))
    if same is not None and before is not None and before != secret:
        await revoke_secret(services.policy, same, before)
    return account


def _require_name(account: Account) -> None:
    """The host may have said it: what cannot stand in a line of git's protocol is no name."""
    for name in (account.username, account.git_username):
        if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
            raise unexpected(account.origin.partition("://")[2])


async def _secret(services: Services, account: Account) -> Secret | None:
    try:
        return await asyncio.to_thread(services.accounts.secret, account.id)
    except ImportRunError:
        return None
