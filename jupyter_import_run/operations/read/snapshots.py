"""What was kept of a repository: snapshots in it, and folders that were moved aside."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ...git.entries import Change
from ...repository.opened import Repository
from ...repository.snapshots import Kept, forget, snapshot, snapshots
from ...repository.trees import EMPTY_TREE, differences, tree_of
from ...services import Services
from ...store.workspace import remove_tree
from ...wire.filenames import shown
from ...wire.history import CommitFile
from ...wire.snapshots import Snapshot, SnapshotDetail, SnapshotList
from ...wire.status import ChangeStatus
from ..find_snapshot import find_snapshot

MOST_FILES = 1000
"""Files of a snapshot in an answer."""


async def list_snapshots(services: Services, path: str) -> SnapshotList:
    """Those of the repository at the API path ``path``, newest first."""
    repository = await services.repositories.open(path)
    found = [_told(kept, path) for kept in await snapshots(repository)]
    moved = await asyncio.to_thread(services.kept_folders.list)
    found += [kept.snapshot for kept in moved if kept.original == str(repository.folder)]
    return SnapshotList(snapshots=sorted(found, key=lambda each: each.created, reverse=True))


async def snapshot_detail(services: Services, snapshot_id: str) -> SnapshotDetail:
    """What differed from the commit then; of a folder that was moved aside: what does now.

    Raises ``not_found``.
    """
    path, folder = await find_snapshot(services, snapshot_id)
    if folder is not None:
        return SnapshotDetail(snapshot=folder.snapshot, files=[])
    repository = await services.repositories.open(path)
    kept = await snapshot(repository, snapshot_id)
    commit = kept.notes.commit
    base = await tree_of(repository, commit) if commit else EMPTY_TREE
    found = await _differences(repository, base, kept)
    return SnapshotDetail(
        snapshot=_told(kept, path),
        files=[
            CommitFile(path=shown(name), status=_status(found[name]))
            for name in sorted(found)[:MOST_FILES]
        ],
    )


async def delete_snapshot(services: Services, snapshot_id: str) -> None:
    """Forget it, with the folder where it is one. Raises ``not_found``."""
    path, folder = await find_snapshot(services, snapshot_id)
    if folder is None:
        await forget(await services.repositories.open(path), snapshot_id)
        return
    await asyncio.to_thread(services.kept_folders.forget, snapshot_id)
    await asyncio.to_thread(remove_tree, Path(folder.folder))


async def _differences(repository: Repository, base: str, kept: Kept) -> dict[str, Change]:
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
