"""What a status code means for an import."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from ..errors import ImportRunError
from .errors import network

_LONGEST_WAIT = 24 * 60 * 60
_REMAINING = ("x-ratelimit-remaining", "ratelimit-remaining")
_RESET = ("x-ratelimit-reset", "ratelimit-reset")


def require_success(status: int, headers: Mapping[str, str], host: str, *, signed_in: bool) -> None:
    """Raise what stands in the way of a whole answer.

    ``signed_in``: credentials went along, so asking for them again means they are wrong.
    """
    if status in {200, 203}:
        return
    data: dict[str, Any] = {"host": host, "status": status}
    if status == 429 or (status == 403 and _is_limited(headers)):
        raise ImportRunError(
            "rate_limited",
            f"{host} takes no more requests for now.",
            retry_after=retry_after(headers),
            **data,
        )
    if status in {401, 403}:
        if signed_in and status == 401:
            raise ImportRunError("auth_failed", f"{host} does not accept the account.", **data)
        raise ImportRunError("auth_required", f"{host} asks for an account.", **data)
    if status in {404, 410}:
        raise ImportRunError(
            "not_found",
            f"{host} has nothing at this address, or hides it without an account.",
            **data,
        )
    if status in {408, 504}:
        raise ImportRunError("timeout", f"{host} took too long.", reason="status", **data)
    if status == 407:
        raise network("The proxy asks for a password.", "proxy", **data)
    if status >= 500:
        raise network(
            f"{host} has a problem of its own (status {status}).",
            "server",
            retry_after=retry_after(headers),
            **data,
        )
    raise network(f"{host} answered with status {status}.", "status", **data)


def asks_who(status: int, headers: Mapping[str, str]) -> bool:
    """Whether the answer is for somebody whom the host does not know, or not well enough."""
    return status == 401 or (status == 403 and not _is_limited(headers))


def _is_limited(headers: Mapping[str, str]) -> bool:
    return "retry-after" in headers or any(headers.get(name) == "0" for name in _REMAINING)


def retry_after(headers: Mapping[str, str]) -> int | None:
    """Seconds until it is worth another try, None where the server does not say."""
    wait = _seconds(headers.get("retry-after", ""))
    if wait is None:
        for name in _RESET:
            wait = _seconds(headers.get(name, ""))
            if wait is not None:
                # Some count from now, some since 1970.
                wait = wait - time.time() if wait > 10 * _LONGEST_WAIT else wait
                break
    return None if wait is None else int(min(max(wait, 0), _LONGEST_WAIT))


def _seconds(text: str) -> float | None:
    if text.isascii() and text.isdigit() and len(text) < 16:
        return float(text)
    if not text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
