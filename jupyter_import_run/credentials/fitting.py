"""Which account is for which repository."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from .account import Account
from .request import matching


def fitting(accounts: Iterable[Account], url: str, *wanted: str | None) -> Account | None:
    """Who goes to the repository at ``url``; None where nobody has an account there.

    The first of the ids ``wanted`` that is one of an account on its host, else the account that
    the credential helper would take.
    """
    protocol, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    request = {"protocol": protocol, "host": host.rpartition("@")[2], "path": path}
    known = {account.id: account for account in accounts}
    rows = [asdict(account) for account in known.values()]
    found = [known[row["id"]] for row in matching(rows, request, None)]
    chosen = (each for id in wanted for each in found if each.id == id)
    return next(chosen, found[0] if found else None)
