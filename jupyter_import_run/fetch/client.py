"""The client that operations use."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ..policy import NetworkPolicy, Pin
from ..threads import in_thread
from .answers import Download, Located, Response
from .body import Progress, receive
from .body_file import BodyFile
from .exchange import Answer, Manners, exchange
from .redirects import Journey, next_url
from .speed import SpeedLimit
from .statuses import asks_who, require_success

if TYPE_CHECKING:
    import ssl

    from typing_extensions import Self

CONNECT_TIMEOUT = 15.0
"""Seconds for the connection, and again for the TLS handshake."""


class GuardedClient:
    """HTTP under ``policy``: every hop is judged, and connected to where it was judged.

    Cancelling a call closes its connection at once and leaves no file. An HTTP status that
    is not a success is raised as the code that it means, but by :meth:`ask`.
    """

    def __init__(
        self,
        policy: NetworkPolicy,
        *,
        speed: SpeedLimit = SpeedLimit(),  # noqa: B008 - frozen
        connect_timeout: float = CONNECT_TIMEOUT,
    ) -> None:
        self._policy = policy
        self._manners = Manners(connect_timeout, speed)
        self._tls: asyncio.Task[ssl.SSLContext] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Forget the certificates. Connections end with the call that opened them."""
        if self._tls is not None:
            await asyncio.wait({self._tls})
            self._tls = None

    async def download(
        self,
        url: str,
        target: Path,
        *,
        max_bytes: int,
        on_progress: Progress = lambda received, total: None,
        headers: Mapping[str, str] | None = None,
        place: str | None = None,
        min_free_bytes: int = 0,
    ) -> Download:
        """Save what is at ``url`` as the new file ``target`` (mode 0600).

        ``headers`` that may be a credential go along within ``place`` only. ``on_progress`` gets
        the bytes that came over the wire and how many there will be, None where the server does
        not say. On any failure there is no file.
        """
        file = BodyFile(target, min_free_bytes=min_free_bytes)
        async with self._open(url, headers or {}, place) as answer:
            try:
                await in_thread(file.open, answer.length)
                size = await receive(answer, file.write, max_bytes, on_progress)
                await in_thread(file.close)
            except BaseException:
                await in_thread(file.discard)
                raise
            return Download(final_url=answer.pin.url, bytes=size)

    async def get(
        self, url: str, *, max_bytes: int, headers: Mapping[str, str] | None = None
    ) -> Response:
        """What is at ``url``, in memory."""
        async with self._open(url, headers or {}) as answer:
            return await _whole(answer, max_bytes)

    async def ask(
        self,
        method: str,
        url: str,
        *,
        max_bytes: int,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Response:
        """What an API says, whatever its status; a redirect is an answer like others.

        Such requests carry secrets, also in their bodies: they go to no other place.
        """
        journey = Journey(self._policy, {**_default_headers(), **(headers or {})})
        pin = await journey.go(url)
        tls = await self._context_for(pin)
        async with exchange(
            pin, journey.headers, self._manners, tls, method=method, body=body
        ) as answer:
            return await _whole(answer, max_bytes)

    async def locate(
        self, url: str, *, headers: Mapping[str, str] | None = None, place: str | None = None
    ) -> Located:
        """Where ``url`` leads in the end, in canonical form. The body is not read.

        That a sign-in is asked for there is an answer like others. ``headers`` that may be a
        credential go along within ``place`` only.
        """
        async with self._open(url, headers or {}, place, may_ask=True) as answer:
            return Located(answer.pin.url, answer.status)

    @asynccontextmanager
    async def _open(
        self,
        url: str,
        headers: Mapping[str, str],
        place: str | None = None,
        *,
        may_ask: bool = False,
    ) -> AsyncIterator[Answer]:
        """The answer at the end of all redirects; ``may_ask``: also one that asks who it is."""
        journey = Journey(self._policy, {**_default_headers(), **headers}, place)
        while True:
            pin = await journey.go(url)
            sent = journey.headers
            tls = await self._context_for(pin)
            async with exchange(pin, sent, self._manners, tls) as answer:
                location = next_url(pin.url, answer.status, answer.headers)
                if location is None:
                    if not (may_ask and asks_who(answer.status, answer.headers)):
                        signed_in = "authorization" in sent
                        require_success(
                            answer.status, answer.headers, pin.host, signed_in=signed_in
                        )
                    yield answer
                    return
            url = location

    async def _context_for(self, pin: Pin) -> ssl.SSLContext | None:
        """The certificates, read once for all calls of this client; None where none is needed."""
        if pin.scheme == "http" and pin.addresses:
            return None
        if self._tls is None:
            self._tls = asyncio.ensure_future(asyncio.to_thread(_trusted_context))
        return await asyncio.shield(self._tls)


async def _whole(answer: Answer, max_bytes: int) -> Response:
    body = BytesIO()

    def write(piece: bytes) -> None:
        body.write(piece)

    await receive(answer, write, max_bytes, lambda received, total: None)
    return Response(
        status=answer.status,
        headers=answer.headers,
        body=body.getvalue(),
        final_url=answer.pin.url,
    )


def _trusted_context() -> ssl.SSLContext:
    from .tls import trusted_context

    return trusted_context()


def _default_headers() -> dict[str, str]:
    from .. import __version__

    return {
        "user-agent": f"jupyter-import-run/{__version__}",
        "accept": "*/*",
        "accept-encoding": "identity",
        "connection": "close",
    }
