"""Let what a program does wait for what people wait for: the server's answers, and kernels."""

from __future__ import annotations

import asyncio
import contextlib
import os
from pathlib import Path

_NICENESS = 5
"""About a third of the processor beside something of ordinary priority, all of it otherwise."""

_PAUSE = 0.11
"""Seconds; Linux takes one change of a session's priority in 0.1 s from who is not root."""

_TRIES = 50


async def lower_priority(process_id: int) -> None:
    """Lower the priority of a session, whose leader is ``process_id``.

    Linux first shares the processors among sessions (sched(7), "The autogroup feature"), where
    the priority of a process counts only beside others of its session; elsewhere, and in most
    containers, the process's own counts. So both are lowered.
    """
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PGRP, process_id, _NICENESS)
    for _ in range(_TRIES):
        if _lower_session(process_id):
            break
        await asyncio.sleep(_PAUSE)


def _lower_session(process_id: int) -> bool:
    """Whether there is no more to do: no use to try where there are no autogroups."""
    try:
        Path(f"/proc/{process_id}/autogroup").write_text(str(_NICENESS))
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True
