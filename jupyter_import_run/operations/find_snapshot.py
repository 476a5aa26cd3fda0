"""Which repository a snapshot is of."""

from __future__ import annotations

import asyncio

from ..errors import ImportRunError
from ..repository.own_refs import value_of
from ..repository.snapshots import ID, REFS
from ..services import Services
from ..store.kept_folders import KeptFolder
from .discover import discover


async def find_snapshot(services: Services, snapshot_id: str) -> tuple[str, KeptFolder | None]:
    """The API path of the repository, and the folder where it is one. Raises ``not_found``."""
    if services.root is None or not ID.fullmatch(snapshot_id):
        raise _none()
    kept = await asyncio.to_thread(services.kept_folders.find, snapshot_id)
    if kept is not None:
        return kept.snapshot.path, kept
    folders, _ = await asyncio.to_thread(discover, services.root.folder)
    for folder in folders:
        path = services.root.api_path(folder)
        try:
            repository = await services.repositories.open(path)
        except ImportRunError:
            continue
        if await asyncio.to_thread(value_of, repository.common_dir, REFS + snapshot_id):
            return path, None
    raise _none()


def _none() -> ImportRunError:
    return ImportRunError("not_found", "There is no such snapshot.")
