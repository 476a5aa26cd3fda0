"""How many repositories there may be below the root (``c.ImportRun.max_repositories``)."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
from collections.abc import AsyncIterator
from weakref import WeakKeyDictionary

from ..errors import ImportRunError
from ..root import Root
from ..threads import finish_or_undo, in_thread
from .discover import count_repositories

_INTERVAL = 0.1
"""Seconds between two tries for a lock that another server has."""

_places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


async def require_room(root: Root, most: int) -> None:
    """Raise ``limit_reached`` where there are ``most`` repositories already; 0: no limit."""
    if most and await in_thread(count_repositories, root.folder, most) >= most:
        raise ImportRunError(
            "limit_reached",
            f"No more than {most} repositories are allowed here.",
            max_repositories=most,
        )


@contextlib.asynccontextmanager
async def room_for_one_more(root: Root, most: int) -> AsyncIterator[None]:
    """Let nobody else put a repository below ``root`` meanwhile, so that the count stays true.

    Within this server an asyncio lock; against other servers on this disk a lock on the root
    folder itself, which the system drops when a process dies. Leaving never waits. Raises
    ``limit_reached``.
    """
    if not most:
        yield
        return
    async with _places.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
        folder = await finish_or_undo(
            asyncio.to_thread(os.open, root.folder, os.O_RDONLY | os.O_DIRECTORY),
            lambda opened: in_thread(os.close, opened),
        )
        try:
            await _lock(folder)
            await require_room(root, most)
            yield
        finally:
            os.close(folder)


async def _lock(folder: int) -> None:
    while True:
        if await in_thread(_try_to_lock, folder):
            return
        await asyncio.sleep(_INTERVAL)


def _try_to_lock(folder: int) -> bool:
    """Whether the lock is ours now. Where a disk has none, this server alone is bound."""
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
