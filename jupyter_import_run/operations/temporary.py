"""A temporary folder for the time of a job."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

from ..services import Services
from ..store.workspace import Workspace


@contextlib.asynccontextmanager
async def temporary_folder(
    services: Services, parent: Path | None = None
) -> AsyncIterator[Workspace]:
    """A hidden folder in ``parent``, removed at the end whatever happens.

    The removal is finished before a cancellation goes on, also a second one.
    """
    workspace = await asyncio.to_thread(services.workspaces.make, parent)
    try:
        yield workspace
    finally:
        await _to_the_end(asyncio.to_thread(workspace.remove))


async def _to_the_end(work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled is not None:
        raise cancelled
