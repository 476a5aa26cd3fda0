"""Which account a person means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import ImportRunError

if TYPE_CHECKING:
    from ...wire.accounts import Account
    from ..context import Context


async def chosen(context: Context, text: str) -> Account:
    """The one whose id, host or ``name@host`` is ``text``. Raises ``not_found``, and
    ``invalid_request`` where there are several.
    """
    from ...operations.accounts.describe import list_accounts

    known = (await list_accounts(context.services)).accounts
    wanted = text.casefold().removeprefix("https://").rstrip("/")
    found = [
        each
        for each in known
        if each.id == text
        or wanted in {each.host.casefold(), f"{each.username}@{each.host}".casefold()}
    ]
    if not found:
        raise ImportRunError("not_found", f"There is no account {text} here.")
    if len(found) > 1:
        names = ", ".join(f"{each.username}@{each.host}" for each in found)
        raise ImportRunError("invalid_request", f"There are several accounts: {names}.")
    return found[0]


async def chosen_id(context: Context, text: str | None) -> str | None:
    """The id of the one that ``text`` means, as :func:`chosen` says; nothing means no choice."""
    return (await chosen(context, text)).id if text else None


def called(account: Account) -> str:
    """How people know it."""
    return f"{account.username}@{account.host}"
