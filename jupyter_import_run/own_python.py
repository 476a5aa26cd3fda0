"""A part of this package in a Python process of its own: beside the event loop, and mortal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .git.process import ProgramResult, run_program
from .threads import within

_PACKAGE_PARENT = str(Path(__file__).resolve().parents[1])

# The folder that a process starts in comes first on the path of `python -c` and `-m`: a
# file `json.py` in somebody's home would run. So it is taken out, and this package's own
# place comes last.
_START = (
    "import sys; sys.path[:] = [*filter(None, sys.path), sys.argv[1]]; "
    "from importlib import import_module; import_module(sys.argv[2]).main(*sys.argv[3:])"
)

_LONGEST_ANSWER = 1 << 32


async def run_own_python(
    module: str, *arguments: str, stdin: bytes | None = None, timeout: float
) -> ProgramResult:
    """``main(*arguments)`` of ``module``: what it writes to standard output, and how it ended.

    The process has ended, killed if need be, before this returns or raises. Raises TimeoutError
    after ``timeout`` seconds.
    """
    running = run_program(
        [sys.executable, "-c", _START, _PACKAGE_PARENT, module, *arguments],
        environment=os.environ,
        stdin=stdin,
        max_stdout=_LONGEST_ANSWER,
    )
    return await within(running, timeout)
