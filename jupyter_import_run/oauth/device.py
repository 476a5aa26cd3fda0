"""The device flow: the person enters a code on the host's page, and we ask until they have.

https://www.rfc-editor.org/rfc/rfc8628
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from ..errors import ImportRunError
from ..fetch import GuardedClient
from ..place import is_within, origin_and_path
from ..policy import NetworkPolicy, parse_target
from .endpoint import Refused, failed, post_form, unexpected
from .tokens import TokenAnswer, exchange

GRANT = "urn:ietf:params:oauth:grant-type:device_code"

INTERVAL = 5.0
"""Seconds between two questions where the host does not say (section 3.2)."""

SLOWER = 5.0
"""Seconds that ``slow_down`` adds (section 3.5)."""

_SHORTEST, _LONGEST = 1.0, 60.0
_MOST_PATIENCE = 3600.0
_MOST_CODE = 64


@dataclass(frozen=True)
class DeviceCode:
    """What the person is shown, and what we ask with.

    ``interval`` and ``expires_in`` are seconds. ``complete_url`` has the code in it.
    """

    secret: str = field(repr=False)
    user_code: str
    verification_url: str
    complete_url: str | None
    interval: float
    expires_in: float


class _Answer(msgspec.Struct):
    """Section 3.2; Google and old hosts say ``verification_url``."""

    device_code: str
    user_code: str
    verification_uri: str
    verification_uri_complete: Any = None
    expires_in: Any = None
    interval: Any = None


async def begin(
    client: GuardedClient,
    url: str,
    client_id: str,
    scopes: Sequence[str],
    *,
    sites: Sequence[str] = (),
) -> DeviceCode:
    """Ask the device endpoint at ``url`` for a code.

    ``sites`` are the hosts beside its own where codes of its kind are entered. Raises
    ``auth_failed``, ``network`` (``unexpected_answer``, ``foreign_page``).
    """
    fields = {"client_id": client_id, "scope": " ".join(scopes)}
    try:
        body = await post_form(client, url, fields)
        answer = msgspec.json.decode(body, type=_Answer)
    except Refused as refused:
        raise failed(refused, url) from refused
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise unexpected(url) from error
    complete = answer.verification_uri_complete
    page = page_for(answer.verification_uri, url, sites)
    code = answer.user_code.strip()
    if page is None or not answer.device_code or not code.isprintable() or len(code) > _MOST_CODE:
        raise unexpected(url)
    return DeviceCode(
        secret=answer.device_code,
        user_code=code,
        verification_url=page,
        complete_url=page_for(complete, url, sites) if isinstance(complete, str) else None,
        interval=_between(answer.interval, _SHORTEST, _LONGEST, INTERVAL),
        expires_in=_between(answer.expires_in, 1.0, _MOST_PATIENCE, 300.0),
    )


async def wait(
    policy: NetworkPolicy, url: str, client_id: str, code: DeviceCode, *, slower: float = SLOWER
) -> TokenAnswer:
    """Ask the token endpoint at ``url`` until the person has decided.

    ``slower`` is what ``slow_down`` adds to the interval, in seconds. A line that breaks for a
    moment is no reason to give up. Raises ``auth_failed`` with the reasons ``sign_in_denied``
    and ``sign_in_expired``, ``network``.
    """
    fields = {"grant_type": GRANT, "device_code": code.secret, "client_id": client_id}
    deadline = time.monotonic() + code.expires_in
    interval = code.interval
    async with GuardedClient(policy.of_whole_hosts()) as client:
        while time.monotonic() + interval < deadline:
            await asyncio.sleep(interval)
            try:
                return await exchange(client, url, fields)
            except Refused as refused:
                if refused.word == "slow_down":
                    interval += slower
                elif refused.word != "authorization_pending":
                    raise failed(refused, url) from refused
            except ImportRunError as error:
                if error.data.get("reason") == "unexpected_answer" or not _may_pass(error):
                    raise
                interval = min(interval * 2, _LONGEST)  # section 3.5
        await asyncio.sleep(max(0.0, deadline - time.monotonic()))
    raise failed(Refused("expired_token", ""), url)


def page_for(url: str, asked: str, sites: Sequence[str] = ()) -> str | None:
    """``url`` where a browser may be sent to it by the host that was asked at ``asked``.

    That is the host itself, as it was asked, and ``sites`` over https. None for what is no web
    page. A person types a code there and says yes: raises ``network`` (``foreign_page``) for a
    page of somebody else's, who could show the code of another sign-in.
    """
    try:
        target = parse_target(url)
    except ImportRunError:
        return None
    if target.scheme not in ("https", "http"):
        return None
    own = origin_and_path(asked)[0]
    if is_within(own, target.url) or (target.scheme == "https" and target.authority in sites):
        return url
    host = own.partition("://")[2]
    raise ImportRunError(
        "network",
        f"{host} sends people to another site to sign in.",
        reason="foreign_page",
        host=host,
        page=f"{target.scheme}://{target.authority}",
    )


def _may_pass(error: ImportRunError) -> bool:
    return error.code in ("network", "timeout", "rate_limited")


def _between(value: Any, least: float, most: float, otherwise: float) -> float:
    """A number of seconds within bounds; ``otherwise`` where it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return otherwise
    return min(max(float(value), least), most)
