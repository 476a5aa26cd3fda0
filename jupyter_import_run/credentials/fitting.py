"""Which account is for which repository."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from ..errors import ImportRunError
from ..place import origin_and_path
from .account import Account
from .request import asked_url, choice_for, matching


def fitting(
    accounts: Iterable[Account],
    url: str,
    wanted: str | None = None,
    chosen: Mapping[str, str] | None = None,
) -> Account | None:
    """Who goes to the repository at ``url``; None where nobody has an account there.

    The one of the id ``wanted`` if it is within its place, else the account that the credential
    helper would take, which keeps to what was ``chosen``. Raises ``auth_required``
    (``account_gone``) where ``wanted`` or what was chosen is no account any more: to go as
    somebody else is not for us to decide.
    """
    known = {account.id: account for account in accounts}
    request = _request(url)
    if wanted is not None and wanted not in known:
        raise gone(url)
    rows = [asdict(account) for account in known.values()]
    found = matching(rows, request, wanted) if wanted is not None else []
    found = found or matching(rows, request, None, chosen)
    if found:
        return known[found[0]["id"]]
    whole = asked_url(request)
    if whole is not None and choice_for(whole, chosen or {}) is not None:
        raise gone(url)
    return None


def _request(url: str) -> dict[str, str]:
    """What git would ask for ``url``."""
    origin, path = origin_and_path(url)
    protocol, _, host = origin.partition("://")
    return {"protocol": protocol, "host": host, "path": path}


def gone(url: str) -> ImportRunError:
    """Who was to go to ``url`` is no account any more."""
    host = origin_and_path(url)[0].partition("://")[2]
    return ImportRunError(
        "auth_required",
        "The account that was chosen for this is not connected any more.",
        reason="account_gone",
        host=host,
    )
