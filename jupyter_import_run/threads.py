"""Work that ends before a cancellation goes on.

A thread cannot be stopped, and a process that was told to end takes its time: who cleans up
after them must not do so beside them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def finish(work: Awaitable[T]) -> T:
    """The result of ``work``, which is never cancelled from outside.

    A cancellation, also a repeated one, goes on once ``work`` has ended, however it ended.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        _look_at(task)
        raise cancelled
    return task.result()


async def finish_or_undo(work: Awaitable[T], undo: Callable[[T], Awaitable[object]]) -> T:
    """As :func:`finish`; where ``work`` succeeded and a cancellation came meanwhile, ``undo`` it.

    So what is called cancelled is not there, and what is there was not cancelled.
    """
    task = asyncio.ensure_future(work)
    try:
        return await finish(task)
    except asyncio.CancelledError:
        if not task.cancelled() and task.exception() is None:
            await finish(undo(task.result()))
        raise


async def in_thread(function: Callable[..., T], *arguments: object) -> T:
    """``function`` in a thread; it has ended before a cancellation goes on."""
    return await finish(asyncio.to_thread(function, *arguments))


def _look_at(task: asyncio.Future[T]) -> None:
    """Or the loop would complain of an exception that nobody has seen."""
    if not task.cancelled():
        task.exception()
