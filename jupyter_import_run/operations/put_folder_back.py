"""Put back a folder that was moved aside, or single files of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..errors import ImportRunError
from ..git.entries import Entry
from ..git.hash_object import store_bytes
from ..jobs.reporter import Reporter
from ..repository.blobs import mode_on_disk, read_bytes
from ..repository.opened import Repository
from ..repository.paths import require_path
from ..repository.trees import head_of
from ..repository.worktrees import require_replaceable
from ..services import Services
from ..store.kept_folders import KeptFolder
from ..threads import finish, in_thread
from ..wire.filenames import meant
from ..wire.git_jobs import Restore
from ..wire.git_results import RestoreResult
from .kept_folder import put_instead
from .moved import told
from .put_files_out import put_files_out
from .working_on import working_on


async def put_folder_back(
    services: Services, request: Restore, path: str, kept: KeptFolder, reporter: Reporter
) -> RestoreResult:
    """To ``path``, the API path of what took its place, which becomes a snapshot.

    Where nothing is there any more, the folder just comes back. Raises ``not_found``, and
    ``unsupported`` for changes that are to be merged (a folder has its own commits), and where
    worktrees depend on what is there now.
    """
    if request.onto_here:
        raise ImportRunError("unsupported", "Only all of a folder or single files come back.")
    if request.files is None and await _come_back(services, path, kept, reporter):
        return await _result(services, path, None)
    async with working_on(services, path, reporter, may_be_unfinished=True) as repository:
        reporter.report("keeping")
        source = Path(kept.folder)
        if request.files is not None:
            entries = await _entries(repository, source, map(meant, request.files))
            new, copies = await put_files_out(
                repository,
                entries,
                "import-run: restore files",
                beside=request.beside,
                most_bytes=0 if request.keep_large else services.settings.max_snapshot_bytes,
            )
            return await _result(services, path, new.notes.id, copies)
        await require_replaceable(repository)
        aside = await put_instead(services, repository, source, path, "restore")
        await finish(in_thread(services.kept_folders.forget, kept.snapshot.id))
    return await _result(services, path, aside.id)


async def _come_back(services: Services, path: str, kept: KeptFolder, reporter: Reporter) -> bool:
    """Whether nothing was at ``path`` any more, and the folder is there again."""
    assert services.root is not None
    target = services.root.place(path)

    def move() -> bool:
        if os.path.lexists(target):
            return False
        os.rename(kept.folder, target)
        services.kept_folders.forget(kept.snapshot.id)
        return True

    async with reporter.alone_in(target):
        return await finish(in_thread(move))


async def _entries(repository: Repository, source: Path, files: Iterable[str]) -> dict[str, Entry]:
    """The files of ``source`` as they are, kept as blobs of ``repository``."""
    entries = {}
    for file in map(require_path, files):
        place = source / file
        mode = await in_thread(mode_on_disk, place)
        if mode is None or not await in_thread(_is_inside, place, source):
            raise ImportRunError("not_found", f"“{file}” is not in the snapshot.", path=file)
        content = await in_thread(read_bytes, place)
        blob = await store_bytes(repository.folder, content, repository.writing())
        entries[file] = Entry(mode, blob)
    return entries


def _is_inside(place: Path, folder: Path) -> bool:
    return place.parent.resolve().is_relative_to(folder.resolve())


async def _result(
    services: Services, path: str, snapshot: str | None, copies: Sequence[str] = ()
) -> RestoreResult:
    head = await head_of(await services.repositories.open(path))
    return RestoreResult(
        path=path,
        snapshot=snapshot,
        branch=head.branch,
        commit=head.commit,
        copies=told(copies),
    )
