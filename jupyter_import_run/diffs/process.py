"""The comparison of large notebooks in a process of its own."""

from __future__ import annotations

import asyncio
import sys

import msgspec

from ..errors import ImportRunError
from ..own_python import run_own_python
from .notebook import NotebookDiff, compare_notebooks

_LARGE = 256 * 1024
"""Bytes from which on decoding would be felt on the event loop, also from a thread."""

TIMEOUT = 60.0
"""Seconds that a comparison may take."""


async def compare_elsewhere(old: bytes, new: bytes) -> NotebookDiff | None:
    """:func:`~.notebook.compare_notebooks` beside the event loop. Raises ``timeout``."""
    if len(old) + len(new) < _LARGE:
        return await asyncio.to_thread(compare_notebooks, old, new)
    try:
        answer = await run_own_python(__name__, str(len(old)), stdin=old + new, timeout=TIMEOUT)
        return msgspec.json.decode(answer.stdout, type=NotebookDiff | None)
    except TimeoutError as error:
        raise ImportRunError("timeout", "Comparing the notebooks took too long.") from error
    except msgspec.MsgspecError:
        return None  # it died of them: shown as text


def main(old_size: str) -> None:
    """The other end: both notebooks on standard input, the old one first."""
    both = sys.stdin.buffer.read()
    found = compare_notebooks(both[: int(old_size)], both[int(old_size) :])
    sys.stdout.buffer.write(msgspec.json.encode(found))
