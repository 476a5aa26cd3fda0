"""A lock that processes and threads share, held on a file of its own."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_locks_of_this_process: dict[Path, threading.Lock] = {}
_guard = threading.Lock()

_LOOK = 0.05
"""Seconds between two looks at the lock of another process, which tells nobody when it ends."""

_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""How the system says that another process has it. EDEADLK is such an answer too: the system knows
of processes only, and takes one of our threads that waits, and another that has what that process
waits for, for a circle (fcntl(2)). There is none: who holds two locks took them in one order.
"""


@contextlib.contextmanager
def locked(path: Path, *, patience: float | None = None) -> Iterator[None]:
    """Hold the lock of the file at ``path``, which is made with its folder. Blocks; use a thread.

    Raises TimeoutError after ``patience`` seconds; None: waits for as long as it takes.

    POSIX record locks bind processes, also over NFS; a thread lock binds our threads. Nothing
    else may open the file: closing it would give this process's lock away.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _guard:
        lock = _locks_of_this_process.setdefault(path, threading.Lock())
    if not lock.acquire(timeout=-1 if patience is None else patience):
        raise TimeoutError(f"{path} is in use")
    try:
        with open(path, "a+b", opener=_private) as file:
            _lock(file, patience)
            yield
    finally:
        lock.release()


def _lock(file: IO[bytes], patience: float | None) -> None:
    until = None if patience is None else time.monotonic() + patience
    how = fcntl.LOCK_EX if until is None else fcntl.LOCK_EX | fcntl.LOCK_NB
    while True:
        try:
            fcntl.lockf(file, how)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            if until is not None and time.monotonic() >= until:
                raise TimeoutError(f"{file.name} is in use") from error
            time.sleep(_LOOK)
        else:
            return


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
