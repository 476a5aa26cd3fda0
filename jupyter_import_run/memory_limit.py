"""A process ends before it takes the memory of the whole machine."""

from __future__ import annotations

import contextlib


def limit_memory(most: int) -> None:
    """Let this process have ``most`` bytes. Not every system can (macOS ignores it)."""
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
