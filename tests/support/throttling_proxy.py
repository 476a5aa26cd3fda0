"""A TCP proxy that is slow, drips, falls silent, or breaks off, as real networks do.

It knows nothing of HTTP: what is behind it (a real Git server, a web server) stays real.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from dataclasses import dataclass

from .listener import Listener

_CHUNK = 16 * 1024
_TICK = 0.02

_CATCH_UP = 0.1
"""Seconds that a slow line may be late and still make up for: a busy machine wakes it late."""


@dataclass(frozen=True)
class Disturbance:
    """What happens to the answers; requests always pass.

    ``*_after``: once this many bytes have passed since it was set, over all connections,
    the proxy closes them (``cut``), resets them (``reset``), or passes nothing more
    while they stay open (``silent``). Zero is "at once".
    """

    bytes_per_second: int | None = None
    cut_after: int | None = None
    reset_after: int | None = None
    silent_after: int | None = None

    @property
    def limit(self) -> int | None:
        """How many bytes pass undisturbed; None is all."""
        limits = (self.cut_after, self.reset_after, self.silent_after)
        return min((limit for limit in limits if limit is not None), default=None)


class ThrottlingProxy:
    """Passes connections on to ``target_port`` of 127.0.0.1, disturbed as asked for.

    ``passed`` counts the bytes of answers since the last :meth:`disturb`.
    """

    def __init__(self, target_port: int, disturbance: Disturbance | None = None) -> None:
        self.target_port = target_port
        self.port = 0
        self.passed = 0
        self._disturbance = disturbance or Disturbance()
        self._listener = Listener(self._connect)

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def disturb(self, disturbance: Disturbance | None = None) -> None:
        """From now on do this instead; without an argument: nothing. Any thread may call it."""
        self.passed = 0
        self._disturbance = disturbance or Disturbance()

    async def start(self) -> None:
        """Listen on a free port."""
        self.port = await self._listener.start()

    async def stop(self) -> None:
        """Close everything."""
        await self._listener.stop()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upstream_reader, upstream_writer = await asyncio.open_connection(
            "127.0.0.1", self.target_port
        )
        requests = asyncio.ensure_future(_pass(reader, upstream_writer))
        answers = asyncio.ensure_future(self._pass_disturbed(upstream_reader, writer))
        try:
            # A client that has gone ends both ways, also while the answer is withheld.
            await asyncio.wait({requests, answers}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            upstream_writer.close()
            requests.cancel()
            answers.cancel()
            await asyncio.gather(requests, answers, return_exceptions=True)

    async def _pass_disturbed(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            allowed = await self._wait_for_leave(writer)
            if not allowed or not (chunk := await reader.read(allowed)):
                return
            self.passed += len(chunk)
            writer.write(chunk)
            await writer.drain()
            if rate := self._disturbance.bytes_per_second:
                due = max(due, loop.time() - _CATCH_UP) + len(chunk) / rate
                await asyncio.sleep(max(0, due - loop.time()))

    async def _wait_for_leave(self, writer: asyncio.StreamWriter) -> int:
        """How many bytes may pass next; 0 once the connection must end."""
        while True:
            disturbance = self._disturbance
            left = _CHUNK if disturbance.limit is None else disturbance.limit - self.passed
            if left > 0:
                rate = disturbance.bytes_per_second
                return min(left, _CHUNK if rate is None else max(1, int(rate * _TICK)))
            if disturbance.reset_after is not None:
                _reset_on_close(writer)
            if disturbance.silent_after is None:
                return 0
            await asyncio.sleep(_TICK)


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while chunk := await reader.read(_CHUNK):
            writer.write(chunk)
            await writer.drain()


def _reset_on_close(writer: asyncio.StreamWriter) -> None:
    """SO_LINGER of zero seconds: closing sends RST instead of FIN."""
    connection: socket.socket = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
