"""As many changes as an answer holds; the others are counted."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from ...wire.encode import encode
from ...wire.filenames import shown
from ...wire.status import Change


class Changes:
    """Collects what ``git status`` tells, conflicts first.

    The answer has at most ``most`` of them, which take at most ``most_bytes`` as JSON.
    """

    def __init__(self, most: int, most_bytes: int) -> None:
        self.total = 0
        self._conflicts: list[Change] = []
        self._others: list[Change] = []
        self._most = most
        self._room = most_bytes
        self._is_full = False

    def add(self, change: Change) -> None:
        """One more."""
        self.total += 1
        is_conflict = change.status == "conflicted"
        if self._is_full and not is_conflict:
            return
        change = msgspec.structs.replace(
            change,
            path=shown(change.path),
            origin=None if change.origin is None else shown(change.origin),
        )
        size = _size(change)
        while is_conflict and self._others and not self._fits(size):
            self._room += _size(self._others.pop())
            self._is_full = True
        if not self._fits(size):
            self._is_full = True
            return
        (self._conflicts if is_conflict else self._others).append(change)
        self._room -= size

    def drop(self, paths: Collection[str]) -> None:
        """Take out those of ``paths``, as they are on the wire, that turned out to be none."""
        left = [change for change in self._others if change.path not in paths]
        self.total -= len(self._others) - len(left)
        self._others = left

    def _fits(self, size: int) -> bool:
        return size <= self._room and len(self._conflicts) + len(self._others) < self._most

    @property
    def listed(self) -> list[Change]:
        """Those that fit, in git's order but for the conflicts."""
        return [*self._conflicts, *self._others]

    @property
    def truncated(self) -> bool:
        """Whether there are more than are listed."""
        return self.total > len(self.listed)


def _size(change: Change) -> int:
    return len(encode(change)) + 1
