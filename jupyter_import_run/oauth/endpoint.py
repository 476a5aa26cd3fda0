"""One request to an endpoint of OAuth: a form there, JSON back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from ..errors import ImportRunError
from ..fetch import GuardedClient, Response
from ..fetch.statuses import require_success
from ..redaction import keep_out

MOST_BYTES = 256 * 1024
"""Of an answer: a token with everything around it is a hundredth of it."""

_MOST_WORDS = 300

_SECRET_FIELDS = frozenset({"code", "code_verifier", "device_code", "refresh_token", "token"})
"""What an endpoint could say back."""


class Refused(Exception):  # noqa: N818 - an answer of the protocol, which callers expect
    """The endpoint said no, with one of the protocol's words (RFC 6749, section 5.2)."""

    def __init__(self, word: str, details: str) -> None:
        super().__init__(word)
        self.word = word
        self.details = details


async def post_form(client: GuardedClient, url: str, fields: Mapping[str, str]) -> bytes:
    """The body of the endpoint's answer, which is JSON of a success.

    GitHub answers every refusal with status 200, so the body decides. Raises Refused;
    ``network`` (``unexpected_answer``) for what is no answer of such an endpoint, and what the
    client and the policy raise.
    """
    keep_out(*(value for name, value in fields.items() if name in _SECRET_FIELDS))
    response = await client.ask(
        "POST",
        url,
        max_bytes=MOST_BYTES,
        headers={
            "accept": "application/json",
            "content-type": "application/x-www-form-urlencoded",
        },
        body=urlencode(fields).encode("ascii"),
    )
    host = urlsplit(url).hostname or ""
    refusal = _refusal(response.body)
    if refusal is not None:
        raise refusal
    if not 200 <= response.status < 300:
        _raise_status(response, host)
    return response.body


def unexpected(url: str) -> ImportRunError:
    """What an endpoint of OAuth does not answer."""
    host = urlsplit(url).hostname or ""
    return ImportRunError(
        "network",
        f"{host} gave an answer that makes no sense here.",
        reason="unexpected_answer",
        host=host,
    )


def failed(refused: Refused, url: str) -> ImportRunError:
    """A refusal that nobody waits for, as an error for people."""
    host = urlsplit(url).hostname or ""
    data: dict[str, Any] = {"host": host, "details": refused.details or refused.word}
    if refused.word in ("invalid_client", "unauthorized_client", "unsupported_grant_type"):
        return ImportRunError(
            "auth_failed",
            f"{host} does not know the application that is configured for it.",
            reason="unknown_application",
            **data,
        )
    if refused.word == "access_denied":
        return ImportRunError(
            "auth_failed", f"The sign-in on {host} was refused.", reason="sign_in_denied", **data
        )
    if refused.word == "expired_token":
        return ImportRunError(
            "auth_failed", "The code was not entered in time.", reason="sign_in_expired", **data
        )
    return ImportRunError("auth_failed", f"{host} refused the sign-in.", **data)


def _refusal(body: bytes) -> Refused | None:
    try:
        answer = msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    word = answer.get("error")
    if not isinstance(word, str) or not word:
        return None
    details = answer.get("error_description")
    text = details if isinstance(details, str) else ""
    shown = "".join(character if character.isprintable() else " " for character in text)
    return Refused(word[:_MOST_WORDS], shown[:_MOST_WORDS])


def _raise_status(response: Response, host: str) -> None:
    """A status without a word of the protocol."""
    status = response.status
    if status == 429 or status >= 500:
        require_success(status, response.headers, host, signed_in=True)
    raise ImportRunError(
        "network",
        f"{host} gave an answer that makes no sense here (status {status}).",
        reason="unexpected_answer",
        host=host,
        status=status,
    )
