"""A temporary folder for the time of a job."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from pathlib import Path

from ..services import Services
from ..store.workspace import Workspace
from ..threads import finish_or_undo, in_thread

PATIENCE = 0.25
"""Seconds that a job which failed or was cancelled waits for its folder to be gone.

A large one takes longer: it is hidden, and goes on going while the job has its answer.
"""


@contextlib.asynccontextmanager
async def temporary_folder(
    services: Services, parent: Path | None = None
) -> AsyncIterator[Workspace]:
    """A hidden folder in ``parent``, removed at the end whatever happens.

    Nobody waits for that at a good end: with what was done inside the job is done, and no
    cancellation can come after it.
    """
    workspace = await finish_or_undo(
        asyncio.to_thread(services.workspaces.make, parent),
        lambda made: in_thread(made.remove),
    )
    try:
        yield workspace
    except BaseException:
        await asyncio.wait({_removal(workspace, services.log)}, timeout=PATIENCE)
        raise
    else:
        _removal(workspace, services.log)


def _removal(workspace: Workspace, log: logging.Logger) -> asyncio.Future[None]:
    """Remove ``workspace`` in a thread, which goes on also where nobody waits."""

    def remove() -> None:
        try:
            workspace.remove()
        except OSError as error:
            log.warning("import-run: %s stays for now: %s", workspace.folder, error)

    return asyncio.get_running_loop().run_in_executor(None, remove)
