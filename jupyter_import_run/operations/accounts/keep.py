"""Keep an account that a host just accepted."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from ...audit import AuditEvent
from ...credentials.account import Account, Secret, new_id
from ...errors import ImportRunError
from ...services import Services
from ...threads import in_thread
from .revoke import revoke_secret


async def keep(services: Services, account: Account, secret: Secret, user: str) -> Account:
    """Store ``account``; one of the same name on the same host is replaced and keeps its id.

    So what was chosen for repositories stays chosen. The old sign-in is ended at its host.
    """
    known = await asyncio.to_thread(services.accounts.accounts)
    same = next(
        (
            each
            for each in known
            if (each.origin, each.username) == (account.origin, account.username)
            and not each.read_only
        ),
        None,
    )
    before = None if same is None else await _secret(services, same)
    account = replace(account, id=new_id() if same is None else same.id, created=time.time())
    await in_thread(services.accounts.put, account, secret)
    services.account_memory.verdicts.pop(account.id, None)
    services.account_memory.pages.drop(account.id)
    subject = f"{account.origin} as {account.username} ({account.kind})"
    services.audit(AuditEvent(user, "sign_in", subject, "succeeded"))
    if same is not None and before is not None and before != secret:
        await revoke_secret(services.policy, same, before)
    return account


async def _secret(services: Services, account: Account) -> Secret | None:
    try:
        return await asyncio.to_thread(services.accounts.secret, account.id)
    except ImportRunError:
        return None
