"""Work that ends before a cancellation goes on.

A thread cannot be stopped, and a process that was told to end takes its time: who cleans up
after them must not do so beside them.
"""

from __future__ import annotations

import asyncio
import threading
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


async def within(work: Awaitable[T], seconds: float | None) -> T:
    """The result of ``work``, which has ended whatever this raises.

    Raises TimeoutError after ``seconds``. A cancellation goes on also where ``work`` has just
    ended: :func:`asyncio.wait_for` forgets it then (https://github.com/python/cpython/issues/86296,
    before Python 3.12), and a job that was told to stop went on.
    """
    if seconds is None:
        return await work
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=seconds)
    except asyncio.CancelledError:
        await _end(task)
        raise
    if not done:
        await _end(task)
        if task.cancelled():
            raise TimeoutError
    return task.result()


async def in_thread(function: Callable[..., T], *arguments: object) -> T:
    """``function`` in a thread; it has ended before a cancellation goes on."""
    return await finish(asyncio.to_thread(function, *arguments))


async def stoppable(function: Callable[[threading.Event], T]) -> T:
    """``function(stop)`` in a thread; a cancellation sets ``stop``, and goes on once it has ended.

    For what takes long in many small steps: it looks at ``stop`` between two of them.
    """
    stop = threading.Event()
    task = asyncio.ensure_future(asyncio.to_thread(function, stop))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        stop.set()
        await finish(asyncio.wait({task}))
        _look_at(task)
        raise


async def _end(task: asyncio.Future[T]) -> None:
    task.cancel()
    await finish(asyncio.wait({task}))
    _look_at(task)


def _look_at(task: asyncio.Future[T]) -> None:
    """Or the loop would complain of an exception that nobody has seen."""
    if not task.cancelled():
        task.exception()
