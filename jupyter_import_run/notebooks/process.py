"""The check in a process of its own."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import msgspec

from ..errors import ImportRunError
from ..own_python import run_own_python
from .parsing import too_deep
from .result import CheckedNotebook, not_a_notebook
from .worker import Answer

TIMEOUT = 300.0
"""Seconds that a check may take."""

_MEMORY_BASE = 768 * 1024 * 1024
_MEMORY_PER_BYTE = 12

_WORKER = f"{__package__}.worker"


async def examine_in_process(
    path: Path, size: int, *, memory: int | None = None, timeout: float = TIMEOUT
) -> CheckedNotebook:
    """:func:`.examine.examine` elsewhere, with at most ``memory`` bytes.

    The process has ended, killed if need be, before this returns or raises.
    """
    if memory is None:
        memory = _MEMORY_BASE + _MEMORY_PER_BYTE * size
    place = os.path.join(os.getcwd(), path)
    try:
        answer = await run_own_python(_WORKER, place, str(memory), timeout=timeout)
    except TimeoutError as error:
        raise ImportRunError(
            "timeout", "Checking the notebook took too long.", reason="checking"
        ) from error
    return _read(answer.stdout, answer.returncode)


def _read(output: bytes, returncode: int) -> CheckedNotebook:
    try:
        answer = msgspec.json.decode(output, type=Answer)
    except msgspec.MsgspecError as error:
        raise _died(returncode) from error
    if answer.checked is not None:
        return answer.checked
    assert answer.error is not None
    raise ImportRunError(answer.error.code, answer.error.message, **answer.error.data)


def _died(returncode: int) -> ImportRunError:
    """A process without an answer: its stack or its memory was used up."""
    if returncode == -signal.SIGSEGV:
        return too_deep()
    if returncode == -signal.SIGKILL:
        return not_a_notebook("too_complex", "The file takes too much memory to be read.")
    return ImportRunError("internal", "The notebook could not be checked.", status=returncode)
