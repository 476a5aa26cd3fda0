"""Which repository a snapshot is of."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from ..errors import ImportRunError
from ..repository.lineage import lineage
from ..repository.opened import Repository
from ..repository.own_refs import value_of
from ..repository.snapshots import ID, REFS
from ..services import Services
from ..store.kept_folders import KeptFolder
from ..threads import in_thread
from .discover import discover


async def find_snapshot(services: Services, snapshot_id: str) -> tuple[str, KeptFolder | None]:
    """The API path of the repository, and the folder where it is one. Raises ``not_found``.

    Where nothing is any more for which such a folder was moved aside, the path is that from
    which it was.
    """
    if services.root is None or not ID.fullmatch(snapshot_id):
        raise _none()
    kept = await asyncio.to_thread(services.kept_folders.find, snapshot_id)
    async for path, repository in _repositories(services, kept):
        if kept is None:
            if await asyncio.to_thread(value_of, repository.common_dir, REFS + snapshot_id):
                return path, None
        elif await in_thread(lineage, repository.git_dir) == kept.lineage:
            place = await in_thread(kept.place, repository.folder)
            if place is not None:
                return path, msgspec.structs.replace(kept, folder=str(place))
    if kept is None or await in_thread(kept.place) is None:
        raise _none()
    return kept.snapshot.path, kept


async def _repositories(
    services: Services, kept: KeptFolder | None
) -> AsyncIterator[tuple[str, Repository]]:
    """All below the root; that from whose place ``kept`` was moved aside comes first."""
    assert services.root is not None
    folders, _ = await asyncio.to_thread(discover, services.root.folder)
    if kept is not None:
        folders.insert(0, Path(kept.original))
    for folder in dict.fromkeys(folders):
        try:
            path = services.root.api_path(folder)
            yield path, await services.repositories.open(path)
        except ImportRunError:
            continue


def _none() -> ImportRunError:
    return ImportRunError("not_found", "There is no such snapshot.")
