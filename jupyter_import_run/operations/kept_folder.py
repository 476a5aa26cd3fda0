"""Move a repository's folder aside, and something else into its place."""

from __future__ import annotations

import os
import secrets
from datetime import datetime, timezone
from pathlib import Path

from ..errors import ImportRunError
from ..git.fsck import is_sound
from ..repository.lineage import go_on
from ..repository.opened import Repository
from ..repository.snapshots import new_id
from ..repository.take_over import take_over
from ..repository.trees import head_of
from ..services import Services
from ..store.exchange import exchange
from ..store.kept_folders import PREFIX, KeptFolder
from ..threads import finish, in_thread
from ..wire.snapshots import Snapshot, SnapshotCause
from .read.files_aside import files_aside


async def put_instead(
    services: Services, repository: Repository, replacement: Path, path: str, cause: SnapshotCause
) -> Snapshot:
    """``replacement`` takes the place of ``repository``, in one step; the snapshot of the latter.

    ``path`` is its API path. Both folders are on one disk. What was kept in ``repository``
    (snapshots, what was left on branches, stashes) is in ``replacement`` too then; where
    ``repository`` is broken, it stays in the folder alone. Nothing has moved where this raises.
    """
    head = await head_of(repository)
    new = await services.repositories.open_folder(replacement)
    try:
        await take_over(repository, new)
    except ImportRunError as error:
        if await is_sound(repository.folder, repository.reading()):
            raise
        services.log.warning("import-run: snapshots of %s were not taken over: %s", path, error)
    files, size = await _measured(services, repository)
    now = datetime.now(timezone.utc)
    snapshot = Snapshot(
        id=new_id(now),
        path=path,
        created=now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        cause=cause,
        branch=head.branch,
        commit=head.commit,
        files=files,
        bytes=size,
        folder=True,
    )
    aside = repository.folder.with_name(f"{PREFIX}{secrets.token_hex(6)}")
    mark = await in_thread(go_on, repository.git_dir, replacement / ".git")
    kept = KeptFolder(
        snapshot=snapshot, folder=str(aside), original=str(repository.folder), lineage=mark
    )

    def go() -> None:
        os.rename(replacement, aside)
        services.kept_folders.remember(kept)
        exchange(repository.folder, aside)

    await finish(in_thread(go))
    return snapshot


async def _measured(services: Services, repository: Repository) -> tuple[int, int]:
    """How many files a list of what is in the folder shows, and the bytes of everything.

    Of a repository that cannot be read they are all that are there.
    """
    every, size = await in_thread(_measure, repository.folder)
    try:
        shown, _ = await files_aside(repository)
    except ImportRunError as error:
        services.log.warning("import-run: %s cannot be compared: %s", repository.folder, error)
        return every, size
    return len(shown), size


def _measure(folder: Path) -> tuple[int, int]:
    """How many files are in ``folder``, git's own not counted, and the bytes of everything."""
    files = size = 0
    waiting = [(os.fspath(folder), False)]
    while waiting:
        place, is_gits = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                own = is_gits or (entry.name == ".git" and place == os.fspath(folder))
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, own))
                else:
                    files += not own
                    size += entry.stat(follow_symlinks=False).st_size
    return files, size
