"""Does an account work now?"""

from __future__ import annotations

from dataclasses import replace

from ...credentials.account import Account
from ...credentials.refusals import forgive
from ...errors import ImportRunError
from ...hosting.api import Identity
from ...services import Services
from ...threads import in_thread
from ...wire.accounts import AccountTest
from .apis import ask_host
from .describe import describe, find_account, host_of


async def check_account(services: Services, id: str) -> AccountTest:
    """Ask its host. What the host tells of the person and the token by now is kept.

    A token that it refused too often is shown to it again: the person wants to know. Raises
    ``not_found`` for an account that there is not; everything else is the answer.
    """
    account = await find_account(services, id)
    if account.refusals:
        await in_thread(forgive, services.accounts, id)
        account = replace(account, refusals=0)
    error: ImportRunError | None = None
    try:
        if host_of(services, account).api is not None:
            identity = await ask_host(services, account, lambda api: api.who())
            account = await _keep(services, account, identity)
    except ImportRunError as caught:
        error = caught
    host = host_of(services, account)
    return AccountTest(
        account=await describe(services, account),
        missing=host.kind.scopes.missing(account.scopes),
        error=error.info() if error is not None else None,
    )


async def _keep(services: Services, account: Account, identity: Identity) -> Account:
    """``account`` with what changed; stored where something did."""

    def edit(account: Account) -> Account:
        return replace(
            account,
            display_name=identity.display_name or account.display_name,
            email=identity.email or account.email,
            scopes=identity.scopes or account.scopes,
            expires=account.expires if account.kind == "oauth" else identity.expires,
        )

    if edit(account) == account or account.read_only:
        return account
    return await in_thread(services.accounts.change, account.id, edit)
