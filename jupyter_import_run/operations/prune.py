"""Forget what was kept long ago: snapshots in a repository and folders beside it, as one list."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from ..git.for_each_ref import refs
from ..git.rev_parse import is_shallow
from ..repository.opened import Repository
from ..repository.snapshots import forget, refs_below, snapshots
from ..repository.waiting import WAITING, branches_by_key, nothing_waits
from ..services import Services
from .kept_folders import drop_folder, kept_folders_of

_REMOTES = "refs/remotes/"


async def prune(services: Services, repository: Repository) -> None:
    """What is beyond ``max_snapshots`` or older than ``snapshot_days``, but never the newest one.

    What waits on a branch that is still there stays.
    """
    waiting = await _waiting(repository)
    here = {one.notes.id: one.notes.created for one in await snapshots(repository)}
    folders = {one.snapshot.id: one for one in await kept_folders_of(services, repository)}
    times = here | {name: one.snapshot.created for name, one in folders.items()}
    settings = services.settings
    oldest = datetime.now(timezone.utc) - timedelta(days=settings.snapshot_days)
    newest_first = sorted(times, key=lambda name: times[name], reverse=True)
    for number, name in enumerate(newest_first):
        is_old = datetime.fromisoformat(times[name].replace("Z", "+00:00")) < oldest
        if not number or name in waiting or not (number >= settings.max_snapshots or is_old):
            continue
        if name in folders:
            await drop_folder(services, folders[name])
        else:
            await forget(repository, name)


async def _waiting(repository: Repository) -> set[str]:
    """The ids of what waits on a branch; what waited on one that is gone is dropped.

    A clone that is not whole may not know the branch yet.
    """
    may_lack_branches = await is_shallow(repository.folder)
    names = {name for prefix in WAITING for name in await refs_below(repository, prefix)}
    if not names:
        return set()
    living = await branches_by_key(repository)
    called = {*living.values(), *await _remote_branches(repository)}
    branches = {one.notes.id: one.notes.branch for one in await snapshots(repository)}
    gone, waiting = set(), set()
    for key, _, snapshot_id in (name.partition("/") for name in names):
        if may_lack_branches or key in living or branches.get(snapshot_id) in called:
            waiting.add(snapshot_id)
        else:
            gone.add(key)
    await nothing_waits(repository, gone)
    return waiting


async def _remote_branches(repository: Repository) -> set[str]:
    """After a fresh clone a branch may be at the server only."""
    found = await refs(repository.folder, _REMOTES.rstrip("/"))
    return {name.removeprefix(_REMOTES).partition("/")[2] for name in found}
