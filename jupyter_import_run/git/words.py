"""What git and servers say, as data: patterns, and the error that each means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..wire.errors import ErrorCode
from ..wire.reasons import ErrorReason


class Words(NamedTuple):
    """A regular expression, and what it means where it is found."""

    pattern: str
    code: ErrorCode
    message: str
    reason: ErrorReason | None = None


def first_found(table: tuple[Words, ...], text: str, flags: int = 0) -> Words | None:
    """The first of the ordered ``table`` whose pattern is in ``text``."""
    return next((words for found, words in _compiled(table, flags) if found.search(text)), None)


@cache
def _compiled(table: tuple[Words, ...], flags: int) -> Iterable[tuple[re.Pattern[str], Words]]:
    """Not at import: most servers start without an error of git."""
    return [(re.compile(words.pattern, flags), words) for words in table]
