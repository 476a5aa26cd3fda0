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

from ..threads import finish_or_undo, in_thread

_INTERVAL = 0.1
"""Seconds between two tries for a lock that another process has."""

_FILE = "import-run.lock"

Waiting = Callable[[str | None], None]
"""Called with the name of whoever has the lock, None where that is another server."""


class _Lock:
    """The lock within this server: first come, first served."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._holder: str | None = None
        self._waiting: list[Waiting] = []

    @property
    def is_held(self) -> bool:
        """Whether somebody has it."""
        return self._lock.locked()

    @contextlib.asynccontextmanager
    async def held(self, holder: str, waiting: Waiting) -> AsyncIterator[None]:
        if self._lock.locked():
            waiting(self._holder)
        self._waiting.append(waiting)
        try:
            await self._lock.acquire()
        finally:
            self._waiting.remove(waiting)
        self._holder = holder
        for tell in self._waiting:
            tell(holder)
        try:
            yield
        finally:
            self._lock.release()


_locks: weakref.WeakValueDictionary[Path, _Lock] = weakref.WeakValueDictionary()


@contextlib.asynccontextmanager
async def repository_lock(
    repository: Path, *, holder: str, waiting: Waiting
) -> AsyncIterator[None]:
    """Hold the lock of ``repository``, which is an absolute real path.

    ``holder`` is what others are told whom they wait for; ``waiting`` is called whenever
    that is somebody else. Against other servers it is a lock on a file in the git folder,
    which the system drops when a process dies.
    """
    lock = _locks.get(repository)
    if lock is None:
        lock = _locks[repository] = _Lock()
    async with lock.held(holder, waiting):
        opening = asyncio.to_thread(_open, repository / ".git")
        file = await finish_or_undo(opening, _close)
        if file is None:
            yield
            return
        with file:
            await _lock_file(file, waiting)
            yield


def is_held(repository: Path) -> bool:
    """Whether an operation works in ``repository`` now, of this server or another. Blocks."""
    lock = _locks.get(repository)
    if lock is not None and lock.is_held:
        return True
    try:
        with open(repository / ".git" / _FILE, "rb", opener=_without_links) as file:
            return not _try(file)
    except OSError:
        return False


def _open(git_folder: Path) -> IO[bytes] | None:
    """The file, made where it is missing; None where there is no git folder to hold it.

    A link that somebody put there is not followed.
    """

    if not git_folder.is_dir():
        return None
    return open(git_folder / _FILE, "a+b", opener=_without_links)


def _without_links(name: str, flags: int) -> int:
    return os.open(name, flags | os.O_NOFOLLOW, 0o666)


async def _close(file: IO[bytes] | None) -> None:
    if file is not None:
        await in_thread(file.close)


async def _lock_file(file: IO[Any], waiting: Waiting) -> None:
    said = False
    while not await in_thread(_try, file):
        if not said:
            waiting(None)
            said = True
        await asyncio.sleep(_INTERVAL)


def _try(file: IO[Any]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
