"""Merge notebooks in a process of its own: nbdime stays out of the server, and so does a crash."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ...threads import finish
from .protocol import Answer, Request

TIMEOUT = 120.0
"""Seconds that all notebooks of a merge may take."""

_MEMORY_BASE = 1 << 30
_MEMORY_PER_BYTE = 40

_PACKAGE_PARENT = str(Path(__file__).resolve().parents[3])

# The folder that a process starts in comes first on the path of `python -c` and `-m`: a
# file `json.py` in somebody's home would run. So it is taken out, and this package's own
# place comes last.
_START = (
    "import sys; sys.path[:] = [*filter(None, sys.path), sys.argv[1]]; "
    "from jupyter_import_run.merging.notebooks.worker import main; main(*sys.argv[2:])"
)

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
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _START,
        _PACKAGE_PARENT,
        str(folder),
        str(_MEMORY_BASE + _MEMORY_PER_BYTE * size),
        cwd=os.sep,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        question = msgspec.json.encode(list(requests))
        output, _ = await asyncio.wait_for(process.communicate(question), timeout)
        return msgspec.json.decode(output, type=list[Answer])
    except (asyncio.TimeoutError, TimeoutError, msgspec.MsgspecError):
        return None
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await finish(process.wait())
