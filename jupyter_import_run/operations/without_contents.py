"""Fetch commits without the contents of their files, where that is possible."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from ..errors import ImportRunError
from ..git.config import unset_local
from ..git.process import ProgramResult

_FILTER_IGNORED = "filtering not recognized by server"
_PROMISES = ("remote.origin.promisor", "remote.origin.partialclonefilter")


class _Fetch(Protocol):
    def __call__(self, *, without_blobs: bool) -> Awaitable[ProgramResult]:
        """One fetch."""


async def _nothing() -> None:
    """Nothing was left out before."""


async def without_contents(
    repository: Path, bring: _Fetch, complete: Callable[[], Awaitable[None]] = _nothing
) -> None:
    """``bring`` from ``origin`` without blobs; with them where server or history need it.

    Everything is here then, and nothing must be looked for at the server later. ``complete``
    brings what was left out before, which no server sends a second time.
    """
    try:
        answer = await bring(without_blobs=True)
    except ImportRunError as error:
        if error.code != "unsupported":
            raise
        # With a filter git takes fetch.fsck.* for nothing, and an old history's harmless
        # defects for errors.
        await complete()
        await _forget_promises(repository)
        await bring(without_blobs=False)
    else:
        if _FILTER_IGNORED in answer.stderr:
            await _forget_promises(repository)


async def _forget_promises(repository: Path) -> None:
    for key in _PROMISES:
        await unset_local(repository, key)
