"""One request to one judged host."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..policy import Pin, proxy_for
from .errors import network, translate
from .quiet import nothing_logged
from .speed import SpeedLimit, SpeedWatch

if TYPE_CHECKING:
    import ssl

    import httpcore

    from .connect import Meter

WRITE_TIMEOUT = 30.0


@dataclass(frozen=True)
class Manners:
    """How to deal with every server: seconds until it must answer, and how fast it must send."""

    connect_timeout: float
    speed: SpeedLimit


@dataclass(frozen=True)
class Answer:
    """Status and headers (lower case), with a body that is still to come."""

    pin: Pin
    status: int
    headers: Mapping[str, str]
    _response: httpcore.Response

    @property
    def length(self) -> int | None:
        """Bytes that the server says will come over the wire."""
        text = self.headers.get("content-length", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body as it comes over the wire, still encoded.

        Raises ``timeout`` where it comes too slowly, ``network`` where it ends too early.
        """
        try:
            async for chunk in self._response.aiter_stream():
                yield chunk
        except Exception as error:
            if not _is_of_the_wire(error):
                raise
            raise translate(error, self.pin.authority, receiving=True) from error


@asynccontextmanager
async def exchange(
    pin: Pin,
    headers: Mapping[str, str],
    manners: Manners,
    tls: ssl.SSLContext | None,
    *,
    method: str = "GET",
    body: bytes | None = None,
) -> AsyncIterator[Answer]:
    """Ask for ``pin.url``. The connection is closed at the end, whatever ends it.

    ``tls`` may be None towards a pinned http host only.
    """
    import httpcore

    from .connect import Meter

    meter = Meter(SpeedWatch(manners.speed))
    async with AsyncExitStack() as stack:
        stack.enter_context(nothing_logged())
        try:
            pool = await stack.enter_async_context(_pool(pin, tls, meter))
            response = await stack.enter_async_context(
                pool.stream(
                    method,
                    _url(pin),
                    headers=[("Host", _authority(pin)), *headers.items()],
                    content=body,
                    extensions={
                        "timeout": {"connect": manners.connect_timeout, "write": WRITE_TIMEOUT}
                    },
                )
            )
        except (
            httpcore.NetworkError,
            httpcore.TimeoutException,
            httpcore.ProtocolError,
            httpcore.ProxyError,
            OSError,
        ) as error:
            raise translate(error, pin.authority, receiving=False) from error
        meter.head_is_complete()
        yield Answer(pin, response.status, _headers(response), response)


def _is_of_the_wire(error: Exception) -> bool:
    import httpcore

    return isinstance(
        error, (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError)
    )


def _pool(pin: Pin, tls: ssl.SSLContext | None, meter: Meter) -> httpcore.AsyncConnectionPool:
    """Where the policy pinned no address, the proxy that it left the judging to."""
    import httpcore

    from .connect import PinnedBackend

    if pin.addresses:
        backend = PinnedBackend(pin.addresses, meter)
        return httpcore.AsyncConnectionPool(ssl_context=tls, network_backend=backend)
    proxy = proxy_for(pin.scheme, pin.host, pin.port)
    if proxy is None or not proxy.startswith(("http://", "https://")):
        raise network(
            "The site's proxy cannot be used: only http and https proxies are known.", "proxy"
        )
    url, auth = _proxy_url(proxy)
    return httpcore.AsyncHTTPProxy(
        url,
        proxy_auth=auth,
        ssl_context=tls,
        proxy_ssl_context=tls if proxy.startswith("https://") else None,
        network_backend=PinnedBackend(None, meter),
    )


def _proxy_url(proxy: str) -> tuple[str, tuple[bytes, bytes] | None]:
    from urllib.parse import unquote_to_bytes, urlsplit

    parts = urlsplit(proxy)
    auth = None
    if parts.username is not None:
        auth = (unquote_to_bytes(parts.username), unquote_to_bytes(parts.password or ""))
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}", auth


def _url(pin: Pin) -> httpcore.URL:
    import httpcore

    target = "/" + pin.url.split("/", 3)[3]
    return httpcore.URL(scheme=pin.scheme, host=pin.host, port=pin.port, target=target)


def _authority(pin: Pin) -> str:
    return pin.url.split("/", 3)[2]


def _headers(response: httpcore.Response) -> dict[str, str]:
    """Lower-case names; what comes several times is joined, as HTTP allows."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("utf-8", "replace")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers
