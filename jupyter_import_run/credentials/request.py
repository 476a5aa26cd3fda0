"""What git asks a credential helper, and how it is answered. Loaded by the helper: imports little.

The protocol is https://git-scm.com/docs/git-credential#IOFMT: lines of ``key=value``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .origins import origin_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LONGEST = 64 * 1024
"""Bytes of a request: git's own are a few hundred."""

_FORBIDDEN = ("\n", "\r", "\0")


def parse_request(raw: bytes) -> dict[str, str]:
    """The attributes that git sent.

    Raises ValueError for what git never sends, above all characters that would end a line or a
    text for one reader and not for another (CVE-2020-5260, CVE-2024-52006).
    """
    if len(raw) > LONGEST:
        raise ValueError("the request is too long")
    attributes: dict[str, str] = {}
    for line in raw.decode("utf-8", "surrogateescape").split("\n"):
        if not line:
            break
        key, equals, value = line.partition("=")
        if not equals or not key or any(character in line for character in _FORBIDDEN):
            raise ValueError("a line is not key=value")
        if key.endswith("[]"):
            continue
        if attributes.setdefault(key, value) != value:
            raise ValueError(f"{key!r} is said twice")
    return attributes


def render_answer(username: str, password: str) -> bytes:
    """The lines that answer a ``get``. Raises ValueError for what no line can hold."""
    for value in (username, password):
        if not value or any(character in value for character in _FORBIDDEN):
            raise ValueError("the account has a secret that git cannot be given")
    return f"username={username}\npassword={password}\n".encode("utf-8", "surrogateescape")


def matching(
    accounts: Iterable[Mapping[str, Any]], request: Mapping[str, str], id: str | None
) -> list[Mapping[str, Any]]:
    """Those of ``accounts`` that may answer, the one to take first.

    Protocol, host and port must be the account's own, and a name that the URL has must be the
    account's too. The person's accounts come before those that a hub gives, the one that the
    repository belongs to before others, older ones first.
    """
    origin = origin_of(request.get("protocol", ""), request.get("host", ""))
    name = request.get("username")
    owner = request.get("path", "").strip("/").partition("/")[0].lower()
    found = [
        account
        for account in accounts
        if account["origin"] == origin
        and id in (None, account["id"])
        and name in (None, "", account["username"], account["git_username"])
    ]
    return sorted(
        found,
        key=lambda account: (
            account["read_only"],
            account["username"].lower() != owner,
            account["created"],
        ),
    )
