"""An event loop in a thread of its own, for servers that tests talk to.

A server on the test's own loop would stand still while the test runs ``git clone`` to
its end, and would blur every measurement of that loop.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar


class Server(Protocol):
    """What the tests start and stop."""

    async def start(self) -> Any: ...
    async def stop(self) -> Any: ...


T = TypeVar("T")
S = TypeVar("S", bound=Server)


class BackgroundLoop:
    """Runs coroutines in its thread until it is closed."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="test servers")
        self._thread.start()

    def close(self) -> None:
        """Cancel what still runs and end the thread."""
        # In its own thread: a browser's loop may be running in this one.
        self.run(cancel_all_tasks(self._loop))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def run(self, coroutine: Coroutine[Any, Any, T], timeout: float = 30) -> T:
        """Run ``coroutine`` there and wait for its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout)

    @contextmanager
    def serving(self, server: S) -> Iterator[S]:
        """Have ``server`` run there meanwhile."""
        self.run(server.start())
        try:
            yield server
        finally:
            self.run(server.stop())


async def cancel_all_tasks(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what still runs on ``loop``, and let it end."""
    tasks = asyncio.all_tasks(loop) - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await loop.shutdown_asyncgens()
    await loop.shutdown_default_executor()
