"""The folders that were moved aside for a repository, wherever it has been moved to since."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from ..repository.lineage import lineage
from ..repository.opened import Repository
from ..services import Services
from ..store.kept_folders import KeptFolder
from ..threads import finish, in_thread
from .temporary import temporary_folder


async def kept_folders_of(services: Services, repository: Repository) -> list[KeptFolder]:
    """Those that are there, newest first, with the places where they are now."""
    return await in_thread(_those_of, services, repository)


async def drop_folder(services: Services, kept: KeptFolder) -> None:
    """Forget it for good. Its folder is put where it goes away by itself, also after a crash."""
    folder = Path(kept.folder)
    async with temporary_folder(services, folder.parent) as workspace:
        await finish(in_thread(os.rename, folder, workspace.folder / folder.name))
        await finish(in_thread(services.kept_folders.forget, kept.snapshot.id))


def _those_of(services: Services, repository: Repository) -> list[KeptFolder]:
    mark = lineage(repository.git_dir)
    if mark is None:
        return []
    found = []
    for kept in services.kept_folders.list():
        place = kept.place(repository.folder) if kept.lineage == mark else None
        if place is not None:
            found.append(msgspec.structs.replace(kept, folder=str(place)))
    return found
