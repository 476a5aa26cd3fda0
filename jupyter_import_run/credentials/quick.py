"""The answer that needs nothing but one file: no renewal, no keyring, no hub.

Loaded by the helper, which git runs for every remote call: JSON is all that it imports. Of all
else it says that it does not know, and ``answer.py`` finds out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from .lifetimes import lasts
from .request import matching

_VERSION = 1


def quick_answer(
    folder: str, request: Mapping[str, str], id: str | None, now: float
) -> tuple[str, str] | None:
    """The name and the secret for ``request``; None where it is not as simple as that."""
    try:
        with open(f"{folder}/accounts.json", "rb") as file:
            kept = json.loads(file.read())
        if kept["version"] != _VERSION:
            return None
        for account in matching(kept["data"]["accounts"].values(), request, id)[:1]:
            secret = kept["data"]["secrets"][account["id"]]
            if lasts(account["expires"], None, now, 0.0) and lasts(
                secret["expires"], secret["obtained"], now
            ):
                return account["git_username"], secret["access"]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass
    return None
