"""Run a command's work so that Ctrl+C ends it cleanly and soon."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine
from typing import TypeVar

T = TypeVar("T")

INTERRUPTED = 130
"""Exit status of what was stopped, as shells have it for Ctrl+C: 128 + SIGINT."""

_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run_until_stopped(work: Coroutine[None, None, T]) -> T:
    """The result of ``work``. Raises KeyboardInterrupt where it was stopped, when it has ended.

    It is cancelled, so that it cleans up after itself, and not cut off in the middle.
    """
    try:
        return asyncio.run(_stoppable(work))
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


async def _stoppable(work: Coroutine[None, None, T]) -> T:
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in _STOP_SIGNALS:
        loop.add_signal_handler(number, task.cancel)
    try:
        return await task
    finally:
        for number in _STOP_SIGNALS:
            loop.remove_signal_handler(number)
