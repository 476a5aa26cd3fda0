"""Put back a folder that was moved aside, or single files of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ..errors import ImportRunError
from ..git.entries import LINK, Entry
from ..git.hash_object import store_bytes
from ..jobs.reporter import Reporter
from ..repository.blobs import mode_on_disk, read_bytes
from ..repository.keep_and_move import put_files
from ..repository.opened import Repository
from ..repository.paths import require_path
from ..services import Services
from ..store.kept_folders import KeptFolder
from ..wire.filenames import meant
from ..wire.git_jobs import Restore, RestoreResult
from .kept_folder import put_instead
from .working_on import working_on


async def put_folder_back(
    services: Services, request: Restore, kept: KeptFolder, reporter: Reporter
) -> RestoreResult:
    """What is there now becomes a snapshot. Raises ``not_found`` where there is nothing now."""
    path = kept.snapshot.path
    async with working_on(services, path, reporter, may_be_unfinished=True) as repository:
        reporter.report("keeping")
        if request.files is not None:
            snapshot_id = await _copy(
                repository, Path(kept.folder), [require_path(meant(file)) for file in request.files]
            )
            return RestoreResult(path=path, snapshot=snapshot_id)
        new = await put_instead(services, repository, Path(kept.folder), path, "restore")
        await asyncio.to_thread(services.kept_folders.forget, kept.snapshot.id)
    return RestoreResult(path=path, snapshot=new.id)


async def _copy(repository: Repository, source: Path, files: list[str]) -> str:
    entries: dict[str, Entry] = {}
    for file in files:
        place = source / file
        mode = await asyncio.to_thread(mode_on_disk, place)
        if mode is None or not await asyncio.to_thread(_is_inside, place, source):
            raise ImportRunError("not_found", f"“{file}” is not in the snapshot.", path=file)
        content = await asyncio.to_thread(read_bytes, place)
        entries[file] = Entry(
            mode, await store_bytes(repository.folder, content, repository.writing())
        )
    as_they_were = {file: entry for file, entry in entries.items() if entry.mode != LINK}
    kept = await put_files(repository, entries, "import-run: restore files", as_they_were)
    return kept.notes.id


def _is_inside(place: Path, folder: Path) -> bool:
    return place.parent.resolve().is_relative_to(folder.resolve())
