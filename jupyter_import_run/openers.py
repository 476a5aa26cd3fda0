"""Ways to open a file where others may have prepared what is there: ``open(…, opener=…)``."""

from __future__ import annotations

import os


def without_waiting(file: str, flags: int) -> int:
    """A pipe is not waited for."""
    return os.open(file, flags | os.O_NONBLOCK)


def without_links(file: str, flags: int) -> int:
    """Neither a link is followed, nor a pipe waited for. Raises OSError for a link."""
    return os.open(file, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
