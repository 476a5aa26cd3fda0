"""Requests to a host's API as one person: bounded, typed, refusals said in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

import msgspec

from ..fetch import GuardedClient, Response
from .refusals import require_api_success, unexpected

T = TypeVar("T")

MOST_BYTES = 8 * 1024 * 1024
"""Of one answer: a hundred projects with long descriptions are a tenth of it."""


@dataclass(frozen=True)
class Told(Generic[T]):
    """What an API said, with its headers (lower case)."""

    value: T
    headers: Mapping[str, str]


class Asking:
    """Asks the API that begins at ``base``, with one ``Authorization`` header.

    ``host`` is what errors call it. No redirect is followed: the header goes nowhere else.
    """

    def __init__(self, client: GuardedClient, base: str, host: str, authorization: str) -> None:
        self.base = base.rstrip("/")
        self.host = host
        self._client = client
        self._authorization = authorization

    def at(self, base: str) -> Asking:
        """The same for what begins at another address."""
        return Asking(self._client, base, self.host, self._authorization)

    async def get(self, path: str, type_: type[T], **query: str | int) -> Told[T]:
        """``GET path?query`` as ``type_``.

        Raises ``auth_failed``, ``not_found``, ``rate_limited``, ``network`` and what the
        policy raises.
        """
        asked = f"{path}?{urlencode(query)}" if query else path
        return self._read(await self._send("GET", asked, None), type_)

    async def post(self, path: str, type_: type[T], body: Mapping[str, Any]) -> Told[T]:
        """``POST path`` with ``body`` as JSON. Raises also ``exists``."""
        return self._read(await self._send("POST", path, msgspec.json.encode(body)), type_)

    async def _send(self, method: str, path: str, body: bytes | None) -> Response:
        headers = {"accept": "application/json", "authorization": self._authorization}
        if body is not None:
            headers["content-type"] = "application/json"
        response = await self._client.ask(
            method, self.base + path, max_bytes=MOST_BYTES, headers=headers, body=body
        )
        require_api_success(response, self.host)
        return response

    def _read(self, response: Response, type_: type[T]) -> Told[T]:
        try:
            value = msgspec.json.decode(response.body, type=type_)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise unexpected(self.host) from error
        return Told(value, response.headers)
