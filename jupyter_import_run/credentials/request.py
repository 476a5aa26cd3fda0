"""What git asks a credential helper, and how it is answered. Loaded by the helper: imports little.

The protocol is https://git-scm.com/docs/git-credential#IOFMT: lines of ``key=value``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..place import is_within, repositories_of

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
    accounts: Iterable[Mapping[str, Any]],
    request: Mapping[str, str],
    id: str | None,
    chosen: Mapping[str, str] | None = None,
) -> list[Mapping[str, Any]]:
    """Those of ``accounts`` that may answer, the one to take first.

    The request must be within the account's place, and a name that the URL has must be the
    account's too, unless ``id`` names one: then it is that one's name which counts. Where
    ``chosen`` (ids by repository) has one for the repository there is no other: nobody, if it is
    not connected any more. Else those of the longest path come first, then the person's before
    those that a hub gives, the one that the repository belongs to, and older ones.
    """
    url = asked_url(request)
    if url is None:
        return []
    name = request.get("username")
    found = [
        account
        for account in accounts
        if is_within(account["origin"] + account.get("path", ""), url)
        and id in (None, account["id"])
        and (id or name in (None, "", account["username"], account["git_username"]))
    ]
    choice = None if id is not None else choice_for(url, chosen or {})
    if choice is not None:
        one = [account for account in found if account["id"] == choice]
        if one or not name:
            return one
    return sorted(
        found,
        key=lambda account: (
            -len(account.get("path", "")),
            account["read_only"],
            account["username"].lower() != _owner(account, request),
            account["created"],
        ),
    )


def choice_for(url: str, chosen: Mapping[str, str]) -> str | None:
    """The id that ``chosen`` has for the repository at ``url``, or for what that is below."""
    if not chosen:
        return None
    return next((chosen[each] for each in repositories_of(url) if each in chosen), None)


def asked_url(request: Mapping[str, str]) -> str | None:
    """The address that ``request`` is about; None where its host is more than a host."""
    protocol, host = request.get("protocol", ""), request.get("host", "")
    if not protocol or not host or "@" in host or "/" in host:
        return None
    return f"{protocol}://{host}/{request.get('path', '').lstrip('/')}"


def _owner(account: Mapping[str, Any], request: Mapping[str, str]) -> str:
    """Whose the repository is: the first word of its path within the account's place."""
    path = request.get("path", "").lstrip("/")[len(account.get("path", "")) :]
    return path.strip("/").partition("/")[0].lower()
