"""A program that is given up leaves nothing, whenever that is."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time

from jupyter_import_run.git.process import run_program
from tests.support.processes import assert_no_process_left

TWO = ["/bin/sh", "-c", "sleep 61 & sleep 61"]


async def test_a_program_that_is_given_up_while_it_starts_leaves_nothing() -> None:
    """Its first child may be there before the event loop knows of the program."""
    for turns in range(1, 9):
        work = asyncio.ensure_future(run_program(TWO, environment=os.environ))
        for _ in range(turns):
            await asyncio.sleep(0)
            time.sleep(0.02)
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work
        assert_no_process_left(timeout=2)
