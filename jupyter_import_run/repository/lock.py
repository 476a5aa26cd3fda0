"""git's own locks: that of the index, which we hold while we change it, and those of others."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timezone
from pathlib import Path

from ..errors import ImportRunError
from ..threads import in_thread
from .opened import Repository

_MARK = b"import-run"
"""What our lock holds until it becomes the index: so that we know it after a crash."""

_LOCKED = ("index", "HEAD", "ORIG_HEAD", "FETCH_HEAD", "config", "packed-refs", "shallow")


@contextlib.asynccontextmanager
async def index_lock(repository: Repository) -> AsyncIterator[Path]:
    """The path of ``index.lock``, which is ours. Raises ``busy`` where another git has it.

    Whoever moves a new index onto it has :func:`install` it.
    """
    lock = repository.git_dir / "index.lock"
    await in_thread(_take, lock)
    try:
        yield lock
    finally:
        await in_thread(_release, lock)


def install(repository: Repository, index: Path) -> None:
    """Make ``index`` the repository's own, in one step. Blocks; the lock must be ours."""
    os.replace(index, repository.git_dir / "index")


def is_left_by_us(repository: Repository) -> bool:
    """Whether the lock is one of ours that a crash left behind. Blocks."""
    try:
        return (repository.git_dir / "index.lock").read_bytes() == _MARK
    except OSError:
        return False


def remove_lock(repository: Repository) -> None:
    """Take the lock of the index away, whoever left it. Blocks."""
    _release(repository.git_dir / "index.lock")


def remove_locks(repository: Repository) -> None:
    """Take every lock away that a git may have left. Blocks."""
    for lock in _locks(repository):
        _release(lock)


def locked_since(repository: Repository) -> str | None:
    """Since when the newest lock is there that a git holds, or left. Blocks."""
    return max(filter(None, map(_since, _locks(repository))), default=None)


def _locks(repository: Repository) -> Iterator[Path]:
    """Of index, HEAD, configuration, shallow and packed refs; and of each ref (lockfile.h)."""
    for folder in {repository.git_dir, repository.common_dir}:
        for name in _LOCKED:
            lock = folder / f"{name}.lock"
            if os.path.lexists(lock):
                yield lock
        yield from (folder / "refs").rglob("*.lock")


def _take(lock: Path) -> None:
    try:
        descriptor = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError as error:
        raise ImportRunError(
            "busy",
            "Another git is at work in this repository, or was ended in the middle.",
            locked_since=_since(lock),
        ) from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(_MARK)


def _since(lock: Path) -> str | None:
    try:
        changed = lock.stat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(changed, timezone.utc).isoformat(timespec="seconds")


def _release(lock: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        lock.unlink()
