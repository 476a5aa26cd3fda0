"""What a program says on standard error: progress, and why it ended."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

OnLine = Callable[[str], None]
"""Gets each line of standard error."""

_KEPT = 64 * 1024
_LONGEST_LINE = 4096


class LastWords:
    """Fed with chunks, cut anywhere: progress (lines ending in CR) goes to ``on_line``, the rest is
    kept too.

    A server speaks here as well, as much as it likes: lines are cut, and the last ones kept,
    where git says why it ended. The lines of ssh end in CR and LF.
    """

    def __init__(self, on_line: OnLine | None) -> None:
        self._on_line = on_line
        self._kept: deque[str] = deque()
        self._size = 0
        self._pending = b""
        self._overwritten = ""

    def feed(self, chunk: bytes) -> None:
        """Read the lines that are whole; the rest waits for the next chunk."""
        lines = (self._pending + chunk).replace(b"\r", b"\r\n").split(b"\n")
        self._pending = lines.pop()[:_LONGEST_LINE]
        for raw in lines:
            self._read(raw)

    def _read(self, raw: bytes) -> None:
        text = raw.removesuffix(b"\r")[:_LONGEST_LINE].decode("utf-8", "replace")
        if self._on_line is not None and text.strip():
            self._on_line(text)
        if raw.endswith(b"\r"):
            self._overwritten = text
            return
        if not raw:
            text = self._overwritten
        self._overwritten = ""
        if text:
            self._kept.append(text)
            self._size += len(text)
        while self._size > _KEPT:
            self._size -= len(self._kept.popleft())

    @property
    def text(self) -> str:
        """The last lines, without those that were written over."""
        return "\n".join(filter(None, [*self._kept, self._pending.decode("utf-8", "replace")]))
