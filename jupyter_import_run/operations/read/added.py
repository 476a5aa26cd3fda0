"""A file that git does not track yet: all of it is new."""

from __future__ import annotations

import asyncio

import msgspec

from ...diffs.limits import limit_hunks
from ...diffs.process import compare_elsewhere
from ...diffs.text import all_lines
from ...wire.history import DiffHunk, FileDiff
from .working_file import WorkingFile

_LOOK = 8000
"""Bytes in which a NUL makes a file binary, as for git."""


async def added(answer: FileDiff, file: WorkingFile) -> FileDiff:
    """``answer`` with the content of ``file``."""
    if file.content is None:
        return msgspec.structs.replace(answer, truncated=True)
    if answer.kind == "notebook":
        cells = await compare_elsewhere(b"", file.content)
        if cells is not None:
            return msgspec.structs.replace(answer, cells=cells.cells, truncated=cells.truncated)
    if b"\0" in file.content[:_LOOK]:
        return msgspec.structs.replace(answer, kind="binary")
    hunks, is_cut = await asyncio.to_thread(_lines, file.content)
    return msgspec.structs.replace(answer, kind="text", hunks=hunks, truncated=is_cut)


def _lines(content: bytes) -> tuple[list[DiffHunk], bool]:
    return limit_hunks(all_lines(content.decode("utf-8", "replace"), "added"))
