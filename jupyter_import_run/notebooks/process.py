"""The check in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

import msgspec

from ..errors import ImportRunError
from .parsing import too_deep
from .result import CheckedNotebook, not_a_notebook
from .worker import Answer

TIMEOUT = 300.0
"""Seconds that a check may take."""

_MEMORY_BASE = 768 * 1024 * 1024
_MEMORY_PER_BYTE = 12

_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])

# The folder that a process starts in comes first on the path of `python -c` and `-m`: a
# file `json.py` in somebody's home would run. So it is taken out, and this package's own
# place comes last.
_START = (
    "import sys; sys.path[:] = [*filter(None, sys.path), sys.argv[1]]; "
    "from jupyter_import_run.notebooks.worker import main; main(*sys.argv[2:])"
)


async def examine_in_process(
    path: Path, size: int, *, memory: int | None = None, timeout: float = TIMEOUT
) -> CheckedNotebook:
    """:func:`.examine.examine` elsewhere, with at most ``memory`` bytes.

    The process has ended, killed if need be, before this returns or raises.
    """
    if memory is None:
        memory = _MEMORY_BASE + _MEMORY_PER_BYTE * size
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _START,
        _PACKAGE_PARENT,
        os.path.join(os.getcwd(), path),
        str(memory),
        cwd=os.sep,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), timeout)
    except (asyncio.TimeoutError, TimeoutError) as error:
        raise ImportRunError(
            "timeout", "Checking the notebook took too long.", reason="checking"
        ) from error
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
    return _read(output, process.returncode)


def _read(output: bytes, returncode: int | None) -> CheckedNotebook:
    try:
        answer = msgspec.json.decode(output, type=Answer)
    except msgspec.MsgspecError as error:
        raise _died(returncode) from error
    if answer.checked is not None:
        return answer.checked
    assert answer.error is not None
    raise ImportRunError(answer.error.code, answer.error.message, **answer.error.data)


def _died(returncode: int | None) -> ImportRunError:
    """A process without an answer: its stack or its memory was used up."""
    if returncode == -signal.SIGSEGV:
        return too_deep()
    if returncode == -signal.SIGKILL:
        return not_a_notebook("too_complex", "The file takes too much memory to be read.")
    return ImportRunError("internal", "The notebook could not be checked.", status=returncode)
