"""Let two folders change places."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def exchange(one: Path, other: Path) -> None:
    """In one step where the system can (renameat2(2) of Linux), else in three renames. Blocks.

    Both are on one disk. Whatever fails leaves both where they were.
    """
    if sys.platform == "linux" and _exchange_at_once(one, other):
        return
    aside = one.with_name(f"{other.name}-exchange")
    os.rename(one, aside)
    try:
        os.rename(other, one)
    except BaseException:
        os.rename(aside, one)
        raise
    os.rename(aside, other)


def _exchange_at_once(one: Path, other: Path) -> bool:
    """False where the system or the disk cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
