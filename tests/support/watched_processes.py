"""What everybody on the machine could see of a test's processes while they ran."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from .processes import MARK

_INTERVAL = 0.001


@contextlib.contextmanager
def watched_processes() -> Iterator[set[str]]:
    """The arguments and variables of the processes that the test starts, collected meanwhile.

    A sample: one that ends within a few milliseconds may be missed. Read from ``/proc`` itself,
    since psutil would miss most; elsewhere than on Linux the test is skipped.
    """
    if not os.path.isdir("/proc/self"):
        pytest.skip("there is no /proc here")
    before = _processes()
    mark = f"{MARK}={os.environ[MARK]}".encode()
    seen: set[str] = set()
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_INTERVAL):
            for process in _processes() - before:
                with contextlib.suppress(OSError):
                    variables = Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
                    if mark in variables:
                        arguments = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
                        seen.update(map(os.fsdecode, variables + arguments))

    thread = threading.Thread(target=watch, name="watch processes")
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        thread.join()


def _processes() -> set[str]:
    return {name for name in os.listdir("/proc") if name.isdigit()}
