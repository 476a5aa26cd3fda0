"""Compare two texts by lines."""

from __future__ import annotations

from difflib import SequenceMatcher

from ..wire.history import DiffHunk, DiffLine

_CONTEXT = 3
_MOST_LINES = 5000
"""In longer texts nothing is looked for; the time grows with the square."""


def compare(old: str, new: str) -> list[DiffHunk]:
    """The hunks that make ``new`` of ``old``; none where they are the same."""
    if old == new:
        return []
    before, after = _lines(old), _lines(new)
    if max(len(before), len(after)) > _MOST_LINES:
        return [_hunk([("replace", 0, len(before), 0, len(after))], before, after)]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [_hunk(group, before, after) for group in matcher.get_grouped_opcodes(_CONTEXT)]


def all_lines(text: str, kind: str) -> list[DiffHunk]:
    """One hunk, in which every line is ``added`` or ``removed``."""
    return compare("", text) if kind == "added" else compare(text, "")


def _lines(text: str) -> list[str]:
    """A last line without an end is one; the end of the last line is not."""
    return text.removesuffix("\n").split("\n") if text else []


def _hunk(
    opcodes: list[tuple[str, int, int, int, int]], before: list[str], after: list[str]
) -> DiffHunk:
    lines = []
    for tag, i1, i2, j1, j2 in opcodes:
        if tag == "equal":
            lines += [DiffLine(kind="same", text=text) for text in before[i1:i2]]
            continue
        lines += [DiffLine(kind="removed", text=text) for text in before[i1:i2]]
        lines += [DiffLine(kind="added", text=text) for text in after[j1:j2]]
    _, old_start, _, new_start, _ = opcodes[0]
    return DiffHunk(old_start=old_start + 1, new_start=new_start + 1, lines=lines)
