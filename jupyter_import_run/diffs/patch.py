"""Read a patch of one file, as ``git diff`` writes it.

https://git-scm.com/docs/diff-format#_generating_patch_text_with_p
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..wire.history import DiffHunk, DiffLine
from .limits import DEFAULT, Limits, limit_hunks

_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_NO_NEWLINE = b"\\"
_KINDS: dict[bytes, Literal["same", "removed", "added"]] = {
    b" ": "same",
    b"-": "removed",
    b"+": "added",
    b"": "same",  # diff.suppressBlankEmpty
}


class _Hunk(NamedTuple):
    """``lines`` are marked by their first byte; ``ends`` says which have no newline."""

    old_start: int
    new_start: int
    lines: list[bytes]
    ends: set[int]


def read_hunks(patch: bytes, limits: Limits = DEFAULT) -> tuple[list[DiffHunk], bool]:
    """The hunks as far as ``limits`` allow, and whether that is not all.

    Bytes that are no UTF-8 are shown as replacement characters.
    """
    return limit_hunks(map(_decoded, _hunks(patch)), limits)


def both_sides(patch: bytes) -> tuple[bytes, bytes]:
    """The whole old and new file, of a patch with all lines of both."""
    old, new = bytearray(), bytearray()
    for hunk in _hunks(patch):
        for number, line in enumerate(hunk.lines):
            content = line[1:] + (b"" if number in hunk.ends else b"\n")
            if line[:1] != b"+":
                old += content
            if line[:1] != b"-":
                new += content
    return bytes(old), bytes(new)


def _hunks(patch: bytes) -> Iterator[_Hunk]:
    """A hunk's head says how many lines it has: a line of a file may look like anything."""
    lines = patch.split(b"\n")
    at = 0
    while at < len(lines):
        head = _HUNK.match(lines[at])
        at += 1
        if head is None:
            continue
        old_left, new_left = int(head[2] or 1), int(head[4] or 1)
        hunk = _Hunk(int(head[1]), int(head[3]), [], set())
        while old_left or new_left or lines[at][:1] == _NO_NEWLINE:
            line = lines[at]
            at += 1
            if line[:1] == _NO_NEWLINE:
                hunk.ends.add(len(hunk.lines) - 1)
                continue
            old_left -= line[:1] != b"+"
            new_left -= line[:1] != b"-"
            hunk.lines.append(line)
        yield hunk


def _decoded(hunk: _Hunk) -> DiffHunk:
    lines = [
        DiffLine(kind=_KINDS[line[:1]], text=line[1:].decode("utf-8", "replace"))
        for line in hunk.lines
    ]
    return DiffHunk(old_start=hunk.old_start, new_start=hunk.new_start, lines=lines)
