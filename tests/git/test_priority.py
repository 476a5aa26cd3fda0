"""Tests of :mod:`jupyter_import_run.git.priority`."""

from __future__ import annotations

import os

import pytest

from jupyter_import_run.git.process import run_program

_SAY = "sleep 0.2; nice; cat /proc/self/autogroup 2>/dev/null || true"


@pytest.mark.parametrize(("waits", "more"), [(True, 5), (False, 0)])
async def test_only_what_waits_for_others_has_a_low_priority(waits: bool, more: int) -> None:
    result = await run_program(["sh", "-c", _SAY], environment=os.environ, waits_for_others=waits)
    own, *of_session = result.text.splitlines()
    assert int(own) == os.getpriority(os.PRIO_PROCESS, 0) + more
    assert all(line.endswith(f" nice {more}") for line in of_session)
