"""What would go if a repository were cloned anew, counted."""

from __future__ import annotations

from ...git.runner import run_git
from ...git.stash import stashes
from ...repository.capture import untracked_files
from ...repository.snapshots import LEFT, refs_below, snapshots
from ...services import Services
from ...wire.status import Losses
from ..changes import count_changes


async def losses(services: Services, path: str) -> Losses:
    """Of the repository at the API path ``path``. Raises ``not_found``."""
    repository = await services.repositories.open(path)
    unpushed = await run_git(
        ["rev-list", "--count", "--branches", "HEAD", "--not", "--remotes"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 128),
    )
    waits = {name.rpartition("/")[2] for name in await refs_below(repository, LEFT)}
    kept = await snapshots(repository)
    return Losses(
        unpushed=int(unpushed.text.strip() or 0) if unpushed.returncode == 0 else 0,
        changes=await count_changes(repository),
        untracked=len(await untracked_files(repository)),
        ignored=len(await untracked_files(repository, ignored=True)),
        left=len(waits),
        stashes=len(await stashes(repository.folder, repository.reading())),
        snapshots=sum(one.notes.id not in waits for one in kept),
    )
