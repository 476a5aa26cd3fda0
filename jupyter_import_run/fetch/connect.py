"""Connections to judged addresses, and to no others."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore

from ..policy import Pin
from .errors import translate
from .speed import SpeedWatch

_HEAD_START = 0.25
"""Seconds that one address gets before the next is tried beside it (RFC 8305)."""

_MAX_HEAD = 256 * 1024
"""Bytes until the headers of the final answer must be complete."""


class Meter:
    """What is watched on the connections of one request."""

    def __init__(self, watch: SpeedWatch) -> None:
        self._watch = watch
        self._head: int | None = 0

    def patience(self) -> float:
        """Seconds that the next read may take."""
        patience = self._watch.patience()
        if patience <= 0:
            raise httpcore.ReadTimeout("too slow")
        return patience

    def record(self, waited: float, count: int) -> None:
        """Note a read. Raises httpcore.RemoteProtocolError where headers never end."""
        self._watch.record(waited, count)
        if self._head is not None:
            self._head += count
            if self._head > _MAX_HEAD:
                raise httpcore.RemoteProtocolError("the headers are too long")

    def head_is_complete(self) -> None:
        """From here on the body comes, which is bounded elsewhere."""
        self._head = None


class PinnedBackend(httpcore.AsyncNetworkBackend):
    """Connects to ``addresses`` whatever the host's name resolves to by now.

    ``addresses`` None: the host is the site's proxy, connected to by its name.
    """

    def __init__(self, addresses: Sequence[str] | None, meter: Meter) -> None:
        self._addresses = addresses
        self._meter = meter
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = [host] if self._addresses is None else self._addresses
        stream = await _first_to_answer(self._backend, addresses, port, timeout)
        return _MeteredStream(stream, self._meter)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _MeteredStream(httpcore.AsyncNetworkStream):
    """Reads as fast as the meter asks for, and is closed whatever interrupts it."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        started = time.monotonic()
        data = await self._stream.read(max_bytes, self._meter.patience())
        self._meter.record(time.monotonic() - started, len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._stream.aclose()
            raise
        return _MeteredStream(stream, self._meter)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


async def answering_address(pin: Pin, timeout: float) -> str:
    """The one of the judged addresses that answers first, for a program that takes only one.

    A single address is not tried. Raises ``network``, and ``timeout`` after ``timeout`` seconds.
    """
    if len(pin.addresses) == 1:
        return pin.addresses[0]
    backend = httpcore.AnyIOBackend()
    try:
        stream = await _first_to_answer(backend, pin.addresses, pin.port, timeout)
    except (httpcore.NetworkError, httpcore.TimeoutException, OSError) as error:
        raise translate(error, pin.authority, receiving=False) from error
    address: str = stream.get_extra_info("server_addr")[0]
    await stream.aclose()
    return address


async def _first_to_answer(
    backend: httpcore.AsyncNetworkBackend,
    addresses: Sequence[str],
    port: int,
    timeout: float | None,
) -> httpcore.AsyncNetworkStream:
    """Try ``addresses`` in their order, each with a head start, and keep the first that works."""
    waiting = list(addresses)
    attempts: set[asyncio.Task[httpcore.AsyncNetworkStream]] = set()
    failure: BaseException = httpcore.ConnectError("no address")
    try:
        while waiting or attempts:
            if waiting:
                attempt = backend.connect_tcp(waiting.pop(0), port, timeout)
                attempts.add(asyncio.ensure_future(attempt))
            done, _ = await asyncio.wait(
                attempts,
                timeout=_HEAD_START if waiting else None,
                return_when=asyncio.FIRST_COMPLETED,
            )
            for task in done:
                error = task.exception()
                if error is None:
                    attempts.discard(task)
                    return task.result()
                attempts.discard(task)
                failure = error
        raise failure
    finally:
        await _give_up(attempts)


async def _give_up(attempts: Iterable[asyncio.Task[httpcore.AsyncNetworkStream]]) -> None:
    for task in attempts:
        task.cancel()
    for result in await asyncio.gather(*attempts, return_exceptions=True):
        if isinstance(result, httpcore.AsyncNetworkStream):
            await result.aclose()
