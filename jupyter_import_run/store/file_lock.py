"""A lock that processes and threads share, held on a file of its own."""

from __future__ import annotations

import contextlib
import fcntl
import os
import threading
from collections.abc import Iterator
from pathlib import Path

_locks_of_this_process: dict[Path, threading.Lock] = {}
_guard = threading.Lock()


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the file at ``path``, which is made with its folder. Blocks; use a thread.

    POSIX record locks bind processes, also over NFS; a thread lock binds our threads. Nothing
    else may open the file: closing it would give this process's lock away.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _guard:
        lock = _locks_of_this_process.setdefault(path, threading.Lock())
    with lock, open(path, "a+b", opener=_private) as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        yield


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
