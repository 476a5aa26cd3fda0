"""What was kept of a repository: snapshots in it, and folders that were moved aside."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ...git.entries import Change
from ...repository.commits import root_tree
from ...repository.opened import Repository
from ...repository.snapshots import Kept, forget, snapshot, snapshots
from ...repository.trees import differences
from ...services import Services
from ...wire.filenames import shown
from ...wire.history import CommitFile
from ...wire.snapshots import Snapshot, SnapshotDetail, SnapshotList
from ...wire.status import ChangeStatus
from ..find_snapshot import find_snapshot
from ..kept_folders import drop_folder, kept_folders_of
from .files_aside import files_aside

MOST_FILES = 1000
"""Files of a snapshot in an answer."""


async def list_snapshots(services: Services, path: str) -> SnapshotList:
    """Those of the repository at the API path ``path``, newest first."""
    repository = await services.repositories.open(path)
    found = [_told(kept, path) for kept in await snapshots(repository)]
    found += [
        msgspec.structs.replace(kept.snapshot, path=path)
        for kept in await kept_folders_of(services, repository)
    ]
    return SnapshotList(snapshots=sorted(found, key=lambda each: each.created, reverse=True))


async def snapshot_detail(services: Services, snapshot_id: str, start: int = 0) -> SnapshotDetail:
    """What differed from the commit then; the files from number ``start`` on.

    Of a folder that was moved aside: what it has and its server had not. Raises ``not_found``.
    """
    path, folder = await find_snapshot(services, snapshot_id)
    if folder is not None:
        aside = await services.repositories.open_folder(Path(folder.folder))
        files, ignored = await files_aside(aside)
        snapshot_told = msgspec.structs.replace(folder.snapshot, path=path)
    else:
        repository = await services.repositories.open(path)
        kept = await snapshot(repository, snapshot_id)
        found = await _differences(repository, kept)
        files = [CommitFile(path=shown(name), status=_status(found[name])) for name in found]
        ignored, snapshot_told = 0, _told(kept, path)
    files.sort(key=lambda file: file.path)
    return SnapshotDetail(
        snapshot=snapshot_told,
        files=files[start : start + MOST_FILES],
        files_total=len(files),
        ignored=ignored,
    )


async def delete_snapshot(services: Services, snapshot_id: str) -> None:
    """Forget it, with the folder where it is one. Raises ``not_found``."""
    path, folder = await find_snapshot(services, snapshot_id)
    if folder is None:
        await forget(await services.repositories.open(path), snapshot_id)
    else:
        await drop_folder(services, folder)


async def _differences(repository: Repository, kept: Kept) -> dict[str, Change]:
    base = await root_tree(repository, kept.notes.commit)
    if kept.notes.cause in {"repair", "recovery"}:
        return {
            path: entries
            for path, entries in (await differences(repository, base, kept.tree)).items()
            if entries[1] is not None  # such a snapshot has only what had to be kept
        }
    return await differences(repository, base, kept.tree)


def _told(kept: Kept, path: str) -> Snapshot:
    notes = kept.notes
    return Snapshot(
        id=notes.id,
        path=path,
        created=notes.created,
        cause=notes.cause,
        branch=notes.branch,
        commit=notes.commit,
        files=notes.files,
        bytes=notes.bytes,
    )


def _status(entries: Change) -> ChangeStatus:
    before, after = entries
    if before is None:
        return "added"
    if after is None:
        return "deleted"
    return "modified" if before.mode[:2] == after.mode[:2] else "typechange"
