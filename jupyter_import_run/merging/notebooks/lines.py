"""A three-way merge of the lines of one cell."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_LINES = 5_000
"""In longer cells nothing is looked for; the time grows with the square."""


class _Edit(NamedTuple):
    start: int
    end: int
    lines: tuple[str, ...]


def merge_lines(base: str, mine: str, theirs: str) -> str | None:
    """The text with the edits of both, or None where they touch.

    As in git, there must be a line between two edits that neither changed.
    """
    old, *new = (text.split("\n") for text in (base, mine, theirs))
    if max(map(len, (old, *new))) > _MOST_LINES:
        return None
    edits = {edit for lines in new for edit in _edits(old, lines)}
    merged: list[str] = []
    at = 0
    last_end = -1
    for edit in sorted(edits):
        if edit.start <= last_end:
            return None
        merged += [*old[at : edit.start], *edit.lines]
        at = last_end = edit.end
    return "\n".join([*merged, *old[at:]])


def _edits(old: Sequence[str], new: Sequence[str]) -> list[_Edit]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        _Edit(old_start, old_end, tuple(new[new_start:new_end]))
        for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]
