"""One operation at a time in each repository, among all servers on this disk."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import weakref
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import IO, Any

_INTERVAL = 0.1
"""Seconds between two tries for a lock that another process has."""

_FILE = "import-run.lock"

_locks: weakref.WeakValueDictionary[Path, asyncio.Lock] = weakref.WeakValueDictionary()


@contextlib.asynccontextmanager
async def repository_lock(repository: Path, *, waiting: Callable[[], None]) -> AsyncIterator[None]:
    """Hold the lock of ``repository``, which is an absolute real path.

    ``waiting`` is called once if somebody else has it. Within this server an
    asyncio lock, first come first served; against other servers a lock on a file in the
    git folder, which the system drops when a process dies.
    """
    lock = _locks.get(repository)
    if lock is None:
        lock = _locks[repository] = asyncio.Lock()
    if lock.locked():
        waiting()
    async with lock:
        git_folder = repository / ".git"
        if not git_folder.is_dir():
            yield
            return
        file = await asyncio.to_thread(_open, git_folder / _FILE)
        with file:
            await _lock_file(file, waiting)
            yield


def _open(path: Path) -> IO[bytes]:
    """The file, made where it is missing. A link that somebody put there is not followed."""

    def without_links(name: str, flags: int) -> int:
        return os.open(name, flags | os.O_NOFOLLOW, 0o666)

    return open(path, "a+b", opener=without_links)


async def _lock_file(file: IO[Any], waiting: Callable[[], None]) -> None:
    said = False
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not said:
                waiting()
                said = True
            await asyncio.sleep(_INTERVAL)
        else:
            return
