"""What became of one file: lines of a text, cells of a notebook, sizes of anything else."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from ...diffs.patch import both_sides, read_hunks
from ...diffs.process import compare_elsewhere
from ...errors import ImportRunError
from ...git import log as git_log
from ...git.cat_file import blob_sizes
from ...git.diff import WHOLE_FILE, Patch, changed_files, patch_of
from ...git.errors import is_not_here
from ...git.ls_tree import present_paths
from ...git.rev_parse import commit_of as commit_id
from ...repository.opened import Repository
from ...repository.paths import require_path
from ...repository.snapshots import snapshot
from ...repository.trees import empty_tree
from ...services import Services
from ...sources.names import is_notebook
from ...wire.filenames import shown
from ...wire.history import FileDiff
from ..find_snapshot import find_snapshot
from .added import added
from .commit import require_commit, revisions_of
from .files_aside import base_of
from .working_file import WorkingFile, read_working_file

MOST_BYTES = 8 * 1024 * 1024
"""Of a patch that is shown."""

MOST_NOTEBOOK_BYTES = 64 * 1024 * 1024
"""Of both versions of a notebook that is compared by cells."""


@dataclass(frozen=True)
class _Asked:
    """``revisions``: two, or one that is compared with the working tree."""

    repository: Repository
    file: str
    revisions: tuple[str, ...]
    origin: str | None = None

    @property
    def is_notebook(self) -> bool:
        """Whether its name says so."""
        return is_notebook(self.file)

    @property
    def most_bytes(self) -> int:
        """Of what is read."""
        return MOST_NOTEBOOK_BYTES if self.is_notebook else MOST_BYTES


async def diff(
    services: Services, path: str, file: str, commit: str | None, snapshot_id: str | None = None
) -> FileDiff:
    """What a commit of ``file`` would change, what ``commit`` changed in it, or what had become
    of it when a snapshot was taken.

    Raises ``not_found`` where there is no such file, or the commit did not change it.
    """
    asked = await _asked(services, path, require_path(file), commit, snapshot_id)
    working = WorkingFile()
    if len(asked.revisions) == 1:
        working = await asyncio.to_thread(
            read_working_file, asked.repository.folder, asked.file, asked.most_bytes
        )
    try:
        return await _compare(asked, working)
    except ImportRunError as error:
        if is_not_here(error):
            return msgspec.structs.replace(_empty(asked, working), needs_network=True)
        if error.code == "too_large":
            return msgspec.structs.replace(_empty(asked, working), truncated=True)
        raise


async def _asked(
    services: Services, path: str, file: str, commit: str | None, snapshot_id: str | None
) -> _Asked:
    if snapshot_id is None:
        repository = await services.repositories.open(path)
        return _Asked(repository, file, await _revisions(repository, commit))
    path, folder = await find_snapshot(services, snapshot_id)
    if folder is not None:
        aside = await services.repositories.open_folder(Path(folder.folder))
        return _Asked(aside, file, (await base_of(aside),))
    repository = await services.repositories.open(path)
    kept = await snapshot(repository, snapshot_id)
    return _Asked(repository, file, (kept.notes.commit or empty_tree(repository), kept.object_id))


async def _revisions(repository: Repository, commit: str | None) -> tuple[str, ...]:
    if commit is None:
        return (await commit_id(repository.folder, "HEAD") or empty_tree(repository),)
    start = await require_commit(repository, commit)
    [logged] = await git_log.log(repository.folder, repository.reading(), start, most=1)
    return revisions_of(repository, start, logged.parents)


async def _compare(asked: _Asked, working: WorkingFile) -> FileDiff:
    patch = await _patch(asked)
    if patch.file is not None and patch.file.status == "added":
        asked = replace(asked, origin=await _former_name(asked))
        patch = await _patch(asked) if asked.origin else patch
    if patch.file is None:
        return await _without_patch(asked, working)
    answer = msgspec.structs.replace(_empty(asked, working), **await _sizes(asked, patch))
    if asked.is_notebook:
        cells = await compare_elsewhere(*both_sides(patch.content))
        if cells is not None:
            return msgspec.structs.replace(
                answer,
                cells=cells.cells,
                metadata_changed=cells.metadata_changed,
                kernel_changed=cells.kernel_changed,
                truncated=cells.truncated,
            )
        patch = await _patch(asked, as_notebook=False)
    if patch.is_binary:
        return msgspec.structs.replace(answer, kind="binary")
    hunks, truncated = await asyncio.to_thread(read_hunks, patch.content)
    return msgspec.structs.replace(answer, kind="text", hunks=hunks, truncated=truncated)


async def _patch(asked: _Asked, *, as_notebook: bool = True) -> Patch:
    """Of a notebook with all its lines, whatever attributes say: both versions are in it."""
    as_notebook = as_notebook and asked.is_notebook
    return await patch_of(
        asked.repository.folder,
        asked.repository.reading(),
        asked.revisions,
        [asked.file, *([asked.origin] if asked.origin else [])],
        context=WHOLE_FILE if as_notebook else 3,
        as_text=as_notebook,
        max_bytes=asked.most_bytes,
    )


async def _former_name(asked: _Asked) -> str | None:
    """The name that the file was renamed from, where git finds one."""
    staged = ["--cached"] if len(asked.revisions) == 1 else []
    renamed = await changed_files(
        asked.repository.folder,
        asked.repository.reading(),
        asked.revisions,
        options=[*staged, "--diff-filter=R"],
    )
    return next((each.origin for each in renamed if each.path == asked.file), None)


async def _sizes(asked: _Asked, patch: Patch) -> dict[str, int | None]:
    """Of the sides that are blobs; the other one is on disk."""
    assert patch.file is not None
    wanted = {"old_size": patch.file.old}
    if len(asked.revisions) == 2:
        wanted["new_size"] = patch.file.new
    ids = [each for each in wanted.values() if each is not None]
    found = await blob_sizes(asked.repository.folder, ids, asked.repository.reading())
    return {name: found.get(each) if each else None for name, each in wanted.items()}


async def _without_patch(asked: _Asked, working: WorkingFile) -> FileDiff:
    """A file that git does not compare: one that it does not track, or that is as it was."""
    if working.size is None:
        raise ImportRunError("not_found", "There is no change of such a file.")
    repository, answer = asked.repository, _empty(asked, working)
    known = await present_paths(
        repository.folder, asked.revisions[0], [asked.file], repository.reading()
    )
    if known:
        return msgspec.structs.replace(answer, old_size=working.size)
    return await added(answer, working)


def _empty(asked: _Asked, working: WorkingFile) -> FileDiff:
    return FileDiff(
        path=shown(asked.file),
        origin=shown(asked.origin) if asked.origin else None,
        kind="notebook" if asked.is_notebook else "text",
        old_size=None,
        new_size=working.size,
    )
