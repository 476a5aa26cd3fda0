"""Check a notebook without holding up the event loop."""

from __future__ import annotations

from pathlib import Path

from ..threads import in_thread
from .result import CheckedNotebook

LARGE = 1024 * 1024
"""Bytes from which a check gets a process of its own: reading JSON holds the interpreter's
lock, also from a thread (19 MB for 0.7 s), and nobody else would be served meanwhile."""


async def check_notebook(path: Path) -> CheckedNotebook:
    """Whether the file at ``path`` is a notebook that JupyterLab opens.

    Where that comes with a complaint, a warning says why. The file stays byte for byte as it
    is, except that a byte order mark is dropped and formats 1 to 3 are converted, both with a
    warning.

    Raises ``not_a_notebook`` with ``data["reason"]`` (see :mod:`.result`), ``timeout``.
    """
    size = (await in_thread(path.stat)).st_size
    if size > LARGE:
        from .process import examine_in_process

        return await examine_in_process(path, size)
    from .examine import examine

    return await in_thread(examine, path)
