"""Foreign text on a terminal: names of files and words of servers, without what steers it."""

from __future__ import annotations

import re

_STEERS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, marks of direction, what has no width, and halves of characters."""


def printable(text: object) -> str:
    """``text`` in one line that moves no cursor and turns no direction around."""
    return _STEERS.sub(lambda match: _written(match[0]), str(text))


def _written(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
