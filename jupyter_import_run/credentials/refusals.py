"""What a host says to a secret: remembered, so that its person sees it and git does not insist."""

from __future__ import annotations

from dataclasses import replace

from .account import Secret
from .store import AccountStore, find


def reject(store: AccountStore, id: str, access: str) -> bool:
    """Its host refused ``access``; false where that is not the secret of ``id`` (any more). Blocks.

    What can be renewed will be, the next time. Nothing else is thrown away, although git asks
    for that (``erase``): an ill host refuses what it takes a minute later, and a page shows a
    token only once. It is counted, and not handed out after MOST_REFUSALS in a row.
    """
    secret = store.secret(id)
    if secret.access != access:
        return False
    if secret.refresh is None:
        store.change(id, lambda account: replace(account, refusals=account.refusals + 1))
        return True

    def edit(secret: Secret) -> Secret:
        return replace(secret, expires=0.0) if secret.access == access else secret

    changed = store.change_secret(id, edit)
    return changed is not None and changed.access == access


def accept(store: AccountStore, id: str, access: str) -> None:
    """Its host took ``access``: where that is the secret of ``id``, refusals are over. Blocks."""
    if store.secret(id).access == access:
        forgive(store, id)


def forgive(store: AccountStore, id: str) -> None:
    """What was refused may be shown to the host again. Blocks."""
    if find(store, id).refusals:
        store.change(id, lambda account: replace(account, refusals=0))
