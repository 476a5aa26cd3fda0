"""Free space: checked before an import, and watched while it arrives."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from ..errors import ImportRunError
from ..threads import finish, in_thread

T = TypeVar("T")

_INTERVAL = 0.5
"""Seconds between two looks."""


def free_bytes(place: Path) -> int:
    """Bytes that may still be written on the disk of ``place`` or its nearest parent."""
    while not place.exists() and place != place.parent:
        place = place.parent
    return shutil.disk_usage(place).free


def require_free_space(place: Path, minimum: int) -> None:
    """Raise ``disk_full`` where less than ``minimum`` bytes would be left, or none are now."""
    free = free_bytes(place)
    if free <= minimum:
        raise ImportRunError(
            "disk_full", "There is not enough free space.", free_bytes=free, min_free_bytes=minimum
        )


def require_writable(folder: Path) -> None:
    """Raise ``forbidden`` where nothing can be made in ``folder``."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ImportRunError("forbidden", "This folder cannot be written to.")


_ALMOST_NOTHING = 1024 * 1024
"""Bytes. With less than this left, a failure without a reason was the disk's."""


async def while_space_lasts(work: Coroutine[Any, Any, T], place: Path, minimum: int) -> T:
    """The result of ``work``, or ``disk_full`` as soon as too little is left.

    ``work`` is cancelled, and has ended, before either this raises or a cancellation
    from outside goes on.
    """
    task = asyncio.ensure_future(work)
    try:
        while True:
            done, _ = await asyncio.wait({task}, timeout=_INTERVAL)
            if done:
                return await _result(task, place)
            if minimum:
                await in_thread(require_free_space, place, minimum)
    except BaseException:
        task.cancel()
        await finish(asyncio.wait({task}))
        raise


async def _result(task: asyncio.Future[T], place: Path) -> T:
    """The result of a finished task; git does not say why it could not write a file."""
    try:
        return task.result()
    except ImportRunError as error:
        if error.code == "internal" and await in_thread(free_bytes, place) < _ALMOST_NOTHING:
            raise ImportRunError("disk_full", "The disk is full.", **error.data) from error
        raise
