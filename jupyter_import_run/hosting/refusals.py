"""What an API says no with, as a code and a reason."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ..errors import ImportRunError
from ..fetch import Response
from ..fetch.statuses import require_success
from ..policy import parse_target

_MOST_WORDS = 500

_SSO_URL = re.compile(r"url=(\S+)")
_TAKEN = re.compile(r"already (?:exists|been taken)|has already", re.IGNORECASE)
_SCOPES = re.compile(r"insufficient[ _]scope|required scope|not accessible by", re.IGNORECASE)


def unexpected(host: str, details: str = "") -> ImportRunError:
    """An answer that no such host gives: it is another kind of host, or not even an API."""
    data = {"details": details} if details else {}
    return ImportRunError(
        "network",
        f"{host} gave an answer that makes no sense here.",
        reason="unexpected_answer",
        host=host,
        **data,
    )


def require_api_success(response: Response, host: str) -> None:
    """Raise what stands in the way of the answer. ``details`` are the host's own words."""
    status = response.status
    if 200 <= status < 300:
        return
    if 300 <= status < 400:
        raise unexpected(host, f"It redirects (status {status}).")
    words = words_of(response.body)
    data: dict[str, Any] = {"host": host, "status": status}
    if words:
        data["details"] = words
    sso = response.headers.get("x-github-sso", "")
    if status == 403 and sso.startswith("required"):
        match = _SSO_URL.search(sso)
        page = match and web_page(match[1])
        raise ImportRunError(
            "auth_failed",
            f"An organization on {host} wants a single sign-on first.",
            reason="sso_required",
            **(data | {"page": page} if page else data),
        )
    if status == 401:
        raise ImportRunError(
            "auth_failed", f"{host} does not accept the account.", reason="token_refused", **data
        )
    if status == 403 and (_SCOPES.search(words) or _lacks_scope(response)):
        raise ImportRunError(
            "auth_failed",
            f"The token for {host} does not allow this.",
            reason="too_few_scopes",
            **data,
        )
    if status in (400, 409, 422):
        if status == 409 or _TAKEN.search(words):
            raise ImportRunError("exists", f"There is such a thing on {host} already.", **data)
        raise ImportRunError("invalid_request", f"{host} does not take this.", **data)
    try:
        require_success(status, response.headers, host, signed_in=True)
    except ImportRunError as error:
        if error.code == "auth_required":
            raise ImportRunError(
                "auth_failed", f"The account may not do this on {host}.", **data
            ) from error
        raise


def words_of(body: bytes) -> str:
    """What an answer says of its refusal, where it is JSON that says something."""
    try:
        answer = msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    found = []
    for key in ("error_description", "message", "error", "detail"):
        value = answer.get(key)
        if isinstance(value, dict):
            value = value.get("message", "; ".join(f"{k} {v}" for k, v in list(value.items())[:5]))
        if isinstance(value, str) and value:
            found.append(value)
    text = "; ".join(dict.fromkeys(found))[:_MOST_WORDS]
    return "".join(character if character.isprintable() else " " for character in text)


def web_page(url: object) -> str | None:
    """``url`` where it is one that a browser may be sent to; None for everything else."""
    if not isinstance(url, str):
        return None
    try:
        target = parse_target(url)
    except ImportRunError:
        return None
    return url if target.scheme in ("https", "http") else None


def _lacks_scope(response: Response) -> bool:
    """GitHub names the scopes that a token has and those that would do.

    https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps
    """
    headers = response.headers
    if "x-oauth-scopes" not in headers:
        return False
    accepted = scopes_in(headers.get("x-accepted-oauth-scopes", ""))
    return bool(accepted) and not set(accepted).intersection(scopes_in(headers["x-oauth-scopes"]))


def scopes_in(text: str) -> tuple[str, ...]:
    """The scopes of ``a, b`` or ``a b``."""
    return tuple(dict.fromkeys(filter(None, re.split(r"[\s,]+", text))))
