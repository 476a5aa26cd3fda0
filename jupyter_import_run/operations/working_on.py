"""The repository that an operation works on, alone and in order."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from ..errors import ImportRunError
from ..jobs.reporter import Reporter
from ..repository.lock import locked_since
from ..repository.opened import Repository
from ..repository.put_back import recover
from ..repository.state import unfinished
from ..services import Services
from ..threads import in_thread
from .prune import prune

_WORDS = {
    "merging": "a merge",
    "rebasing": "a rebase",
    "applying": "a series of patches",
    "cherry_picking": "a cherry-pick",
    "reverting": "a revert",
    "bisecting": "a bisection",
}


@contextlib.asynccontextmanager
async def working_on(
    services: Services, path: str, reporter: Reporter, *, may_be_unfinished: bool = False
) -> AsyncIterator[Repository]:
    """The repository at ``path`` (an API path), which nobody else of ours works on meanwhile.

    What a server that died left in the middle is settled first. Raises ``busy`` with
    ``data["state"]`` where a merge or the like that another tool began has not ended. What the
    operation raises as ``busy`` gets ``data["locked_since"]`` where a git holds a lock, or left it.
    """
    folder = (await services.repositories.open(path)).folder
    async with reporter.alone_in(folder):
        # Only now: whoever was waited for may have configured it anew.
        repository = await services.repositories.open(path)
        await recover(repository)
        state = await in_thread(unfinished, repository)
        if state is not None and not may_be_unfinished:
            raise ImportRunError(
                "busy", f"In this repository {_WORDS[state]} has not ended.", state=state
            )
        try:
            yield repository
        except ImportRunError as error:
            await _add_lock(repository, error)
            raise
        try:
            await prune(services, await services.repositories.open(path))
        except (ImportRunError, OSError) as error:
            services.log.warning("import-run: old snapshots of %s stay for now: %s", path, error)


async def _add_lock(repository: Repository, error: ImportRunError) -> None:
    """So that whoever asked for it can take away a lock of nobody."""
    if error.code == "busy" and "locked_since" not in error.data:
        since = await in_thread(locked_since, repository)
        if since is not None:
            error.data["locked_since"] = since
