"""What changes with a file, without reading it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from ..threads import in_thread

_LOOK_EVERY = 0.03
"""Seconds between two looks at a file."""

Stamp = tuple[int, int, int, int]


def stamp_of(file: Path) -> Stamp | None:
    """The same as long as the file, or folder, is; None where there is none. Blocks."""
    try:
        return stamp(file.stat())
    except (OSError, ValueError):
        return None


def stamp(status: os.stat_result) -> Stamp:
    """The one of a file that was looked at already."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_size


async def next_change(file: Path, seconds: float) -> None:
    """Wait until ``file`` is another one than now, for so many ``seconds`` at most."""
    before = await in_thread(stamp_of, file)
    for _ in range(round(seconds / _LOOK_EVERY)):
        await asyncio.sleep(_LOOK_EVERY)
        if await in_thread(stamp_of, file) != before:
            return
