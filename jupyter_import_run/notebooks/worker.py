"""The other end of :mod:`.process`: one check, one line of JSON."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from ..errors import ImportRunError
from ..memory_limit import limit_memory
from ..wire.encode import encode
from ..wire.errors import ErrorInfo
from .examine import examine, too_complex
from .result import CheckedNotebook


class Answer(msgspec.Struct):
    """What came of the check: one of the two."""

    checked: CheckedNotebook | None = None
    error: ErrorInfo | None = None


def main(path: str, memory: str) -> None:
    """Check the file at ``path`` with at most ``memory`` bytes, and print what came of it."""
    limit_memory(int(memory))
    try:
        answer = Answer(checked=examine(Path(path)))
    except ImportRunError as error:
        answer = Answer(error=error.info())
    except MemoryError:
        answer = Answer(error=too_complex().info())
    sys.stdout.buffer.write(encode(answer))
