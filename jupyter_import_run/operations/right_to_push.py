"""Where a server lets somebody read and not push."""

from __future__ import annotations

import re

from ..errors import ImportRunError
from ..git.rejections import known_rejection
from ..services import Services
from .accounts.author import account_of
from .accounts.describe import host_of

_FORBIDDEN = re.compile(r"returned error: 403")


async def without_right(
    services: Services, url: str, error: ImportRunError, *, may_fork: bool
) -> ImportRunError:
    """``error`` of a push to ``url``; where it is for want of rights, with what can be done.

    ``data["can_fork"]``: the person has an account there by which a fork can be made, and it
    is of use (``may_fork``).
    """
    details = str(error.data.get("details", ""))
    known = error if _says_so(error) else known_rejection(details, details)
    is_forbidden = error.data.get("reason") in (None, "not_allowed") and (
        error.code == "auth_failed" and _FORBIDDEN.search(details)
    )
    if not (known is not None and _says_so(known)) and not is_forbidden:
        return error
    account = await account_of(services, url)
    has_api = account is not None and host_of(services, account).api is not None
    facts = {
        "account": account.id if account is not None else None,
        "can_fork": has_api and may_fork,
    }
    return ImportRunError(
        "forbidden",
        "The server does not let this account push here.",
        **error.data | facts | {"reason": "no_right_to_push"},
    )


def _says_so(error: ImportRunError) -> bool:
    return error.data.get("reason") == "no_right_to_push"
