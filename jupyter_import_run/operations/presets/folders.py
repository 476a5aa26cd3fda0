"""The folders above a repository that is to come."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from ...root import Root
from ...threads import in_thread


@contextlib.asynccontextmanager
async def folders_above(root: Root, folder: str) -> AsyncIterator[None]:
    """Make those of the API path ``folder`` that are missing, and remove them again on failure.

    Raises what :meth:`~...root.Root.place` raises, and OSError.
    """
    made = await in_thread(_make, root, folder)
    try:
        yield
    except BaseException:
        await in_thread(_remove, made)
        raise


def _make(root: Root, folder: str) -> list[Path]:
    place = root.place(folder)
    made = []
    for each in reversed([place, *place.parents]):
        if each.is_relative_to(root.folder) and not each.is_dir():
            each.mkdir()
            made.append(each)
    return made


def _remove(made: list[Path]) -> None:
    """Unless somebody has put something there."""
    with contextlib.suppress(OSError):
        for each in reversed(made):
            each.rmdir()
