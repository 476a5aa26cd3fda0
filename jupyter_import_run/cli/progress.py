"""Where a job stands, in one line of a terminal that is written again and again."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from .printable import printable

if TYPE_CHECKING:
    from ..jobs.job import JobRecord
    from ..wire.jobs import JobDetail

_BAR = 20
_WORDS = {
    "waiting": "Waiting",
    "resolving": "Looking",
    "connecting": "Connecting",
    "counting": "Counting",
    "compressing": "Compressing",
    "receiving": "Receiving",
    "resolving_deltas": "Unpacking",
    "checking_out": "Writing files",
    "submodules": "Submodules",
    "downloading": "Downloading",
    "checking": "Checking",
    "saving": "Saving",
    "retrying": "Trying again",
    "keeping": "Keeping safe",
    "merging": "Merging",
    "committing": "Committing",
    "pushing": "Pushing",
    "switching": "Switching",
}


class Progress:
    """Writes to stderr where that is a terminal and people read it, else nothing."""

    def __init__(self, *, as_json: bool) -> None:
        is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._is_shown = is_terminal and not as_json and os.environ.get("TERM", "") != "dumb"
        self._width = 0

    def show(self, job: JobRecord) -> None:
        """The line for ``job`` as it is now."""
        if not self._is_shown:
            return
        if job.has_ended or job.phase is None:
            self.clear()
            return
        # One column stays free: a terminal that is filled to the end begins a new line.
        width = shutil.get_terminal_size().columns - 1
        text = line(job.title, job.phase, job.progress, job.detail, width)
        print(f"\r{text.ljust(self._width)[:width]}", end="", file=sys.stderr, flush=True)
        self._width = len(text)

    def clear(self) -> None:
        """Leave an empty line."""
        if self._width:
            print(f"\r{' ' * self._width}\r", end="", file=sys.stderr, flush=True)
            self._width = 0


def line(
    title: str, phase: str, progress: float | None, detail: JobDetail | None, width: int
) -> str:
    """At most ``width`` columns: the first parts matter most, and what does not fit is left out.

    ``progress`` is 0..1 of the phase; None has no bar and no percentage, since nobody knows it.
    """
    parts = [_WORDS.get(phase, phase)]
    figures = _figures(detail)
    if progress is None:
        parts += figures
    else:
        share = min(1.0, max(0.0, progress))
        full = int(share * _BAR)
        bar = f"[{'#' * full}{'.' * (_BAR - full)}]"
        parts += [f"{int(share * 100):3d} %", *figures, bar]
    parts.append(printable(title))
    text = parts[0]
    for part in parts[1:]:
        if len(text) + 2 + len(part) <= width:
            text = f"{text}  {part}"
    return text[:width]


def _figures(detail: JobDetail | None) -> list[str]:
    if detail is None:
        return []
    found = []
    if detail.bytes is not None:
        total = f" of {size(detail.bytes_total)}" if detail.bytes_total else ""
        found.append(f"{size(detail.bytes)}{total}")
    if detail.bytes_per_second is not None:
        found.append(f"{size(detail.bytes_per_second)}/s")
    if detail.items is not None and detail.items_total is not None:
        found.append(f"{detail.items}/{detail.items_total}")
    if detail.waits_for is not None:
        found.append(f"for {printable(detail.waits_for)}")
    return found


def size(count: int) -> str:
    """Bytes as people read them: 0 B, 1.5 MB."""
    number = float(count)
    for unit in ("B", "KB", "MB", "GB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} TB"
