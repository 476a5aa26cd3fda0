"""A TCP server of raw streams that leaves no connection behind when it is closed."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

_TURNS = 5
"""Turns of the loop after which a connection that was being accepted has its transport."""


class Listener:
    """Runs ``serve`` for each connection.

    asyncio's own server forgets those that came while it was being closed: their sockets
    would be found unclosed in the middle of some later test.
    """

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self._server: asyncio.Server | None = None
        self._transports: set[asyncio.BaseTransport] = set()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def start(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> int:
        """Listen on a free port; its number."""
        self._server = await asyncio.get_running_loop().create_server(
            lambda: _Connection(self._run, self._transports), host, 0, ssl=tls
        )
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        """Close everything, and wait until it is closed."""
        assert self._server is not None
        self._server.close()
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for transport in list(self._transports):
            if isinstance(transport, asyncio.WriteTransport):
                transport.abort()
        await asyncio.sleep(0)

    async def _run(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with contextlib.suppress(asyncio.CancelledError, OSError, asyncio.IncompleteReadError):
                await self._serve(reader, writer)
        finally:
            self._tasks.discard(task)
            writer.close()


class _Connection(asyncio.StreamReaderProtocol):
    """One connection, known from its first moment to its last."""

    def __init__(self, serve: Serve, transports: set[asyncio.BaseTransport]) -> None:
        super().__init__(asyncio.StreamReader(), serve)
        self._transports = transports

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transports.add(transport)
        self._mine = transport
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transports.discard(self._mine)
        super().connection_lost(exc)
