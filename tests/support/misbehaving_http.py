"""HTTP servers that do what servers must not: raw sockets, so that nothing puts it right."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .listener import Listener

if TYPE_CHECKING:
    from typing_extensions import Self


@dataclass(frozen=True)
class Seen:
    """A request that arrived; header names are lower case."""

    method: str
    target: str
    headers: Mapping[str, str]


Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


class MisbehavingServer:
    """Answers each path as it was told to; ``seen`` are the requests so far.

    ``closed`` is set as soon as a client has hung up.
    """

    def __init__(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.host = host
        self.port = 0
        self.seen: list[Seen] = []
        self.closed = asyncio.Event()
        self._tls = tls
        self._behaviours: dict[str, Behaviour] = {}
        self._listener = Listener(self._serve)

    async def __aenter__(self) -> Self:
        self.port = await self._listener.start(self.host, self._tls)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._listener.stop()

    @property
    def authority(self) -> str:
        """``host:port``, as a URL and ``private_hosts`` have it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def on(self, path: str, behaviour: Behaviour) -> str:
        """Behave like that at ``path``; its URL."""
        self._behaviours[path] = behaviour
        scheme = "http" if self._tls is None else "https"
        return f"{scheme}://{self.authority}{path}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        gone = None
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            request, *lines = head.strip().split("\r\n")
            method, target, _ = request.split(" ")
            headers = {
                name.lower(): value for name, _, value in (line.partition(": ") for line in lines)
            }
            self.seen.append(Seen(method, target, headers))
            behaviour = self._behaviours.get(target.partition("?")[0], answer(status=404))
            gone = asyncio.ensure_future(self._watch(reader))
            await behaviour(writer)
        finally:
            if gone is not None:
                gone.cancel()
            writer.close()
            with contextlib.suppress(OSError, asyncio.TimeoutError):
                await asyncio.wait_for(writer.wait_closed(), 1)

    async def _watch(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(OSError):
            await reader.read()
        self.closed.set()


def head(status: int, headers: Mapping[str, object]) -> bytes:
    """A status line and headers."""
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def answer(
    body: bytes = b"", status: int = 200, *, length: int | None = None, **headers: object
) -> Behaviour:
    """A whole answer; ``length`` is what it claims. Underscores in header names are dashes."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    fields["Content-Length"] = len(body) if length is None else length

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(head(status, fields) + body)
        await writer.drain()

    return behave


def redirect(location: str, status: int = 302) -> Behaviour:
    """Sends the client on."""
    return answer(b"moved", status, Location=location)


def raw(data: bytes) -> Behaviour:
    """Exactly these bytes, then the end."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return behave


def silence(before: bytes = b"") -> Behaviour:
    """Says ``before`` and then nothing, without hanging up."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(before)
        await writer.drain()
        await asyncio.Event().wait()

    return behave


def drip(data: bytes, interval: float) -> Behaviour:
    """One byte at a time."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        for index in range(len(data)):
            writer.write(data[index : index + 1])
            await writer.drain()
            await asyncio.sleep(interval)

    return behave


def endless(before: bytes, again: bytes) -> Behaviour:
    """``before``, and then ``again`` and again until the client hangs up."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(before)
        while True:
            writer.write(again)
            await writer.drain()
            await asyncio.sleep(0)

    return behave


def reset(before: bytes = b"") -> Behaviour:
    """``before``, and then a TCP reset."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(before)
        await writer.drain()
        await asyncio.sleep(0.05)
        connection: socket.socket = writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return behave


@lru_cache(maxsize=1)
def gzip_bomb() -> bytes:
    """300 KB that become 300 MB."""
    deflate = zlib.compressobj(9, wbits=31)
    zeros = bytes(1024 * 1024)
    return b"".join([*(deflate.compress(zeros) for _ in range(300)), deflate.flush()])


class ConnectProxy:
    """A real forward proxy that leads every tunnel to one port of 127.0.0.1.

    ``asked`` are the request lines that it saw. With ``credentials`` it wants exactly that
    Proxy-Authorization.
    """

    def __init__(self, target_port: int, credentials: str | None = None) -> None:
        self.port = 0
        self.asked: list[str] = []
        self._target_port = target_port
        self._credentials = credentials
        self._listener = Listener(self._serve)

    async def __aenter__(self) -> Self:
        self.port = await self._listener.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._listener.stop()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upstream: asyncio.StreamWriter | None = None
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            self.asked.append(request.partition("\r\n")[0])
            if self._credentials and f"Basic {self._credentials}" not in request:
                writer.write(head(407, {"Content-Length": 0}))
                return
            back, upstream = await asyncio.open_connection("127.0.0.1", self._target_port)
            writer.write(head(200, {}))
            await asyncio.gather(_pipe(reader, upstream), _pipe(back, writer))
        finally:
            for end in filter(None, (writer, upstream)):
                end.close()
                with contextlib.suppress(OSError):
                    await end.wait_closed()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(64 * 1024):
        writer.write(data)
        await writer.drain()
    writer.write_eof()
