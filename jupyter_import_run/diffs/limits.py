"""How much of a difference is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..wire.history import DiffHunk, DiffLine


class Limits(NamedTuple):
    """Lines in all, and characters of each."""

    lines: int = 5000
    width: int = 2000


DEFAULT = Limits()


def limit_hunks(hunks: Iterable[DiffHunk], limits: Limits = DEFAULT) -> tuple[list[DiffHunk], bool]:
    """The hunks as far as ``limits`` allow, and whether that is not all."""
    kept, room, is_cut = [], limits.lines, False
    for hunk in hunks:
        lines = [_narrow(line, limits.width) for line in hunk.lines[:room]]
        is_cut |= len(lines) < len(hunk.lines)
        is_cut |= any(len(line.text) > limits.width for line in hunk.lines[:room])
        room -= len(lines)
        if lines:
            kept.append(DiffHunk(old_start=hunk.old_start, new_start=hunk.new_start, lines=lines))
    return kept, is_cut


def _narrow(line: DiffLine, width: int) -> DiffLine:
    return DiffLine(kind=line.kind, text=line.text[:width]) if len(line.text) > width else line
