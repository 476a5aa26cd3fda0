"""How fast bytes arrive."""

from __future__ import annotations

import time
from collections import deque

_WINDOW = 3.0
"""Seconds that the average is over."""


class Speedometer:
    """Bytes per second over the last seconds; None until there is something to measure."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, int]] = deque()

    def speed(self, received: int) -> int | None:
        """Take the count of bytes so far and say how fast it grows."""
        now = time.monotonic()
        self._samples.append((now, received))
        while now - self._samples[0][0] > _WINDOW and len(self._samples) > 2:
            self._samples.popleft()
        then, before = self._samples[0]
        return round((received - before) / (now - then)) if now - then > 0.2 else None
