"""The other end of :mod:`.process`: requests on standard input, answers on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from ...memory_limit import limit_memory
from .merge import merge_notebooks
from .protocol import Answer, Request


def main(folder: str, memory: str) -> None:
    """Merge all notebooks that are asked for, with at most ``memory`` bytes."""
    limit_memory(int(memory))
    requests = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Request])
    answers = [_answer(Path(folder), request) for request in requests]
    sys.stdout.buffer.write(msgspec.json.encode(answers))


def _answer(folder: Path, request: Request) -> Answer:
    merged = merge_notebooks(
        None if request.base is None else (folder / request.base).read_bytes(),
        (folder / request.mine).read_bytes(),
        (folder / request.theirs).read_bytes(),
        request.choices,
    )
    if merged.content is not None:
        (folder / request.result).write_bytes(merged.content)
    return Answer(
        merged=merged.content is not None,
        open=merged.open,
        unknown=merged.unknown,
        whole=merged.whole,
        kind=merged.kind,
        fault=merged.fault,
    )
