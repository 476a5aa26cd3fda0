"""Tokens: what an exchange gives, renewing one, and revoking it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from ..errors import ImportRunError
from ..fetch import GuardedClient
from ..policy import NetworkPolicy
from ..redaction import keep_out
from .endpoint import Refused, failed, post_form, unexpected

_LONGEST_LIFE = 10 * 365 * 24 * 3600


@dataclass(frozen=True)
class TokenAnswer:
    """What a token endpoint gave. ``expires_in`` is in seconds, None: it does not expire."""

    access: str = field(repr=False)
    refresh: str | None = field(repr=False)
    expires_in: float | None
    scopes: tuple[str, ...]


class _Answer(msgspec.Struct):
    """https://www.rfc-editor.org/rfc/rfc6749#section-5.1"""

    access_token: str
    token_type: str = "bearer"  # noqa: S105 - the only type there is
    refresh_token: str | None = None
    expires_in: Any = None
    scope: str | None = None


async def refresh(
    token_url: str, client_id: str, refresh_token: str, *, policy: NetworkPolicy
) -> TokenAnswer:
    """A new token for ``refresh_token``, which GitLab makes useless at once, like the old token.

    Raises ``auth_required`` (reason ``token_refused``) where it was used or revoked
    (``invalid_grant``), ``auth_failed``, ``network``, ``timeout`` and what the policy raises.
    Who has two processes makes sure that one of them asks.
    """
    fields = {
        "grant_type": "refresh_token",
        "refresh_token": refresh_token,
        "client_id": client_id,
    }
    async with GuardedClient(policy.of_whole_hosts()) as client:
        try:
            return await exchange(client, token_url, fields)
        except Refused as refused:
            error = failed(refused, token_url)
            # GitHub's word for it: bad_refresh_token
            if refused.word in ("invalid_grant", "bad_refresh_token"):
                raise ImportRunError(
                    "auth_required",
                    f"{error.data['host']} wants a new sign-in.",
                    **{**error.data, "reason": "token_refused"},
                ) from refused
            raise error from refused


async def exchange(client: GuardedClient, url: str, fields: Mapping[str, str]) -> TokenAnswer:
    """What the token endpoint at ``url`` gives for ``fields``. Raises Refused, ``network``."""
    body = await post_form(client, url, fields)
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise unexpected(url) from error
    if answer.token_type.lower() != "bearer" or not _is_sendable(answer.access_token):
        raise unexpected(url)
    if answer.refresh_token is not None and not _is_sendable(answer.refresh_token):
        raise unexpected(url)
    keep_out(answer.access_token, answer.refresh_token)
    return TokenAnswer(
        access=answer.access_token,
        refresh=answer.refresh_token,
        expires_in=_life(answer.expires_in),
        scopes=tuple((answer.scope or "").replace(",", " ").split()),
    )


async def revoke(
    revoke_url: str, client_id: str, token: str, *, policy: NetworkPolicy, is_refresh: bool = False
) -> None:
    """Tell the host that ``token`` is not to be accepted any more (RFC 7009).

    A token that it does not know counts as revoked. Raises ``auth_failed``, ``network``.
    """
    fields = {
        "token": token,
        "token_type_hint": "refresh_token" if is_refresh else "access_token",
        "client_id": client_id,
    }
    async with GuardedClient(policy.of_whole_hosts()) as client:
        try:
            await post_form(client, revoke_url, fields)
        except Refused as refused:
            raise failed(refused, revoke_url) from refused


async def revoke_both(
    revoke_url: str, client_id: str, access: str, refresh: str | None, *, policy: NetworkPolicy
) -> None:
    """The same for a pair. The one that renews goes first: without it the other ends by itself."""
    if refresh is not None:
        await revoke(revoke_url, client_id, refresh, policy=policy, is_refresh=True)
    await revoke(revoke_url, client_id, access, policy=policy)


def _is_sendable(token: str) -> bool:
    """Whether it can stand in a header and in git's protocol of lines (RFC 6749, appendix A.12)."""
    return bool(token) and all("\x21" <= character <= "\x7e" for character in token)


def _life(value: Any) -> float | None:
    """Seconds; some hosts send them as a text, and 0 for never."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
        return None
    return float(min(value, _LONGEST_LIFE))
