"""The comparison of large notebooks in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

import msgspec

from ..errors import ImportRunError
from ..threads import finish
from .notebook import NotebookDiff, compare_notebooks

_LARGE = 256 * 1024
"""Bytes from which on decoding would be felt on the event loop, also from a thread."""

TIMEOUT = 60.0
"""Seconds that a comparison may take."""

_PACKAGE_PARENT = str(Path(__file__).resolve().parents[2])

# Neither the folder that the process starts in nor this package's own place may come before
# the standard library.
_START = (
    "import sys; sys.path[:] = [*filter(None, sys.path), sys.argv[1]]; "
    "from jupyter_import_run.diffs.process import main; main(int(sys.argv[2]))"
)


async def compare_elsewhere(old: bytes, new: bytes) -> NotebookDiff | None:
    """:func:`~.notebook.compare_notebooks` beside the event loop. Raises ``timeout``."""
    if len(old) + len(new) < _LARGE:
        return await asyncio.to_thread(compare_notebooks, old, new)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _START,
        _PACKAGE_PARENT,
        str(len(old)),
        cwd=os.sep,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(old + new), TIMEOUT)
        return msgspec.json.decode(output, type=NotebookDiff | None)
    except (asyncio.TimeoutError, TimeoutError) as error:
        raise ImportRunError("timeout", "Comparing the notebooks took too long.") from error
    except msgspec.MsgspecError:
        return None  # it died of them: shown as text
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await finish(process.wait())


def main(old_size: int) -> None:
    """The other end: both notebooks on standard input, the old one first."""
    both = sys.stdin.buffer.read()
    found = compare_notebooks(both[:old_size], both[old_size:])
    sys.stdout.buffer.write(msgspec.json.encode(found))
