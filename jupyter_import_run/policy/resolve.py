"""Names to addresses, without holding up the event loop or its threads."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Awaitable, Callable

from ..errors import ImportRunError
from ..threads import within

Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]
"""Host and port in, every address out, in the order to try them."""

TIMEOUT = 15.0
"""Seconds until an answer must be there."""


async def resolve(host: str, port: int, timeout: float = TIMEOUT) -> tuple[str, ...]:
    """Every address of ``host``, as the operating system resolves it.

    Each look-up has a thread of its own that nobody waits for at the end: a name server
    that keeps silent neither uses up the loop's threads nor keeps the server from stopping.

    Raises ``network`` where there is no such host, ``timeout`` where nobody answers.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def settle(addresses: tuple[str, ...], error: Exception | None) -> None:
        if answer.done():
            return
        if error is None:
            answer.set_result(addresses)
        else:
            answer.set_exception(error)

    def look_up() -> None:
        addresses: tuple[str, ...] = ()
        failure: Exception | None = None
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
        except (OSError, UnicodeError) as error:
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop may have ended meanwhile
            loop.call_soon_threadsafe(settle, addresses, failure)

    threading.Thread(target=look_up, name="import-run-resolve", daemon=True).start()
    try:
        return await within(answer, timeout)
    except TimeoutError as error:
        raise ImportRunError(
            "timeout", f"No name server answers for {host}.", host=host, reason="dns"
        ) from error
    except (OSError, UnicodeError) as error:
        raise ImportRunError(
            "network", f"The host {host} is not known.", host=host, reason="dns"
        ) from error
