"""Merge notebooks in a process of its own: nbdime stays out of the server, and so does a crash."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ...own_python import run_own_python
from .protocol import Answer, Request

TIMEOUT = 120.0
"""Seconds that all notebooks of a merge may take."""

_MEMORY_BASE = 1 << 30
_MEMORY_PER_BYTE = 40

_WORKER = f"{__package__}.worker"

_log = logging.getLogger(__name__)


async def merge_in_process(
    folder: Path, requests: Sequence[Request], size: int, *, timeout: float = TIMEOUT
) -> list[Answer]:
    """What came of each of ``requests``, whose files in ``folder`` have ``size`` bytes in all.

    A notebook over which the process dies, or that takes too long, can only be chosen as a
    whole: to find out which one it is, each is tried alone. The process has ended, killed if
    need be, before this returns or raises.
    """
    if not requests:
        return []
    answers = await _run(folder, requests, size, timeout)
    if answers is None and len(requests) > 1:
        alone = [await merge_in_process(folder, [each], size, timeout=timeout) for each in requests]
        answers = [answer for single in alone for answer in single]
    if answers is None:
        answers = [Answer(merged=False, whole=True, fault="the process ended")]
    for fault in filter(None, (answer.fault for answer in answers)):
        _log.warning("A notebook could not be merged by cells: %s", fault)
    return answers


async def _run(
    folder: Path, requests: Sequence[Request], size: int, timeout: float
) -> list[Answer] | None:
    """The answers, or None where there are none."""
    memory = str(_MEMORY_BASE + _MEMORY_PER_BYTE * size)
    question = msgspec.json.encode(list(requests))
    try:
        output = await run_own_python(_WORKER, str(folder), memory, stdin=question, timeout=timeout)
        return msgspec.json.decode(output.stdout, type=list[Answer])
    except (TimeoutError, msgspec.MsgspecError):
        return None
