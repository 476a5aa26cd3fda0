"""The answer that needs nothing but one file: no renewal, no keyring, no hub.

Loaded by the helper, which git runs for every remote call: JSON is all that it imports. Of all
else it says that it does not know, and ``answer.py`` finds out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from .lifetimes import MOST_REFUSALS, lasts
from .request import matching

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_VERSION = 1

CHOSEN_FILE = "chosen.json"
"""Which account the person chose for which repository: ids, by address."""

_STRANGE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def quick_answer(
    folder: str, request: Mapping[str, str], id: str | None, now: float
) -> tuple[str, str] | None:
    """The name and the secret for ``request``; None where it is not as simple as that."""
    try:
        kept = _read(folder, "accounts.json")
        chosen = _choices(folder, request, id)
        for account in matching(kept["accounts"].values(), request, id, chosen)[:1]:
            secret = kept["secrets"][account["id"]]
            if (
                account["refusals"] < MOST_REFUSALS
                and lasts(account["expires"], None, now, 0.0)
                and lasts(secret["expires"], secret["obtained"], now)
            ):
                return account["git_username"], secret["access"]
    except _STRANGE:
        pass
    return None


def was_refused(folder: str, request: Mapping[str, str], id: str | None) -> bool:
    """Whether one of the accounts that ``request`` may mean has been refused lately."""
    try:
        accounts = _read(folder, "accounts.json")["accounts"].values()
        return any(account["refusals"] for account in matching(accounts, request, id))
    except _STRANGE:
        return False


def _choices(folder: str, request: Mapping[str, str], id: str | None) -> Mapping[str, str]:
    """The choices that may be about ``request``: none where git does not say for which path it is.

    Raises what reading a file raises, unless there is none.
    """
    if id is not None or not request.get("path"):
        return {}
    try:
        return _read(folder, CHOSEN_FILE)
    except FileNotFoundError:
        return {}


def _read(folder: str, name: str) -> Mapping[str, Any]:
    with open(f"{folder}/{name}", "rb") as file:
        kept = json.loads(file.read())
    if kept["version"] != _VERSION:
        raise ValueError("another version")
    found: Mapping[str, Any] = kept["data"]
    return found
