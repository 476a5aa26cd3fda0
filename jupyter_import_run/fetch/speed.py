"""When a connection has become too slow to wait for."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

_BUCKETS = 30


@dataclass(frozen=True)
class SpeedLimit:
    """At least ``bytes_per_second``, on average over any ``seconds`` (git's lowSpeedLimit)."""

    bytes_per_second: int = 1000
    seconds: float = 30.0


class SpeedWatch:
    """Keeps the books of one connection.

    Its clock runs only while we wait for the other side: a slow disk here is not a slow
    server there.
    """

    def __init__(self, limit: SpeedLimit) -> None:
        self._needed = limit.bytes_per_second * limit.seconds
        self._window = limit.seconds
        self._now = 0.0
        self._entries: deque[tuple[float, int]] = deque()

    def patience(self) -> float:
        """Seconds that the next byte may take; 0 or less: it is over."""
        in_window = sum(count for _, count in self._entries)
        deadline = self._window
        for time, count in self._entries:
            if in_window < self._needed:
                break
            deadline = time + self._window
            in_window -= count
        return max(deadline, self._window) - self._now

    def record(self, waited: float, count: int) -> None:
        """``count`` bytes came after ``waited`` seconds."""
        self._now += waited
        if self._entries and self._now - self._entries[-1][0] < self._window / _BUCKETS:
            time, before = self._entries[-1]
            self._entries[-1] = (time, before + count)
        else:
            self._entries.append((self._now, count))
        while self._entries[0][0] <= self._now - self._window:
            self._entries.popleft()
