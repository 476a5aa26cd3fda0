"""The flow by redirect: to the host's page and back, with a code that only we can use.

https://www.rfc-editor.org/rfc/rfc6749#section-4.1 with https://www.rfc-editor.org/rfc/rfc7636
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from ..fetch import GuardedClient
from ..policy import NetworkPolicy
from .endpoint import Refused, failed
from .tokens import TokenAnswer, exchange


@dataclass(frozen=True)
class Departure:
    """A browser on its way: where to, and what must come back (``state``, 256 bits).

    ``verifier`` stays here: it proves that whoever has the code is who began.
    """

    url: str = field(repr=False)
    state: str = field(repr=False)
    verifier: str = field(repr=False)
    redirect_uri: str


def depart(url: str, client_id: str, redirect_uri: str, scopes: Sequence[str]) -> Departure:
    """Begin at the authorization endpoint ``url``."""
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    query = urlencode(
        {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": redirect_uri,
            "scope": " ".join(scopes),
            "state": state,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
            "code_challenge_method": "S256",
        }
    )
    return Departure(f"{url}?{query}", state, verifier, redirect_uri)


async def arrive(
    policy: NetworkPolicy, url: str, client_id: str, departure: Departure, code: str
) -> TokenAnswer:
    """Give the code that came back to the token endpoint ``url``. Raises ``auth_failed``."""
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": departure.redirect_uri,
        "client_id": client_id,
        "code_verifier": departure.verifier,
    }
    async with GuardedClient(policy.of_whole_hosts()) as client:
        try:
            return await exchange(client, url, fields)
        except Refused as refused:
            raise failed(refused, url) from refused
