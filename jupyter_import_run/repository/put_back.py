"""Undo a move that did not end: by the note that it left."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..errors import ImportRunError
from ..git.entries import LINK, MODULE, REGULAR, Change, Entry
from ..threads import in_thread
from . import journal
from .attributes import attributes
from .blobs import hash_files, hash_links, mode_on_disk
from .index import read_tree, refresh, set_entries, write_files, write_tree
from .lock import install, is_left_by_us, remove_lock
from .opened import Repository
from .partial import written_in_part
from .raw import write_raw
from .scratch import copy_index, remove_scratch, scratch_index
from .snapshots import keep_files
from .trees import EMPTY_TREE, Head, differences, head_of

_NO_FILTER = {"unspecified", "unset"}


async def recover(repository: Repository) -> bool:
    """Settle what a server that died left behind; whether there was anything.

    Where HEAD had moved, the index follows; where it had not, the files go back; where
    somebody has moved it elsewhere since, all stays as it is. The lock of the repository
    among our own servers must be held.
    """
    note = await in_thread(journal.read, repository)
    if note is None:
        if await in_thread(is_left_by_us, repository):
            await in_thread(remove_lock, repository)
        return False
    before, after = Head(note.branch, note.commit), Head(note.new_branch, note.new_commit)
    head = await head_of(repository)
    if head == after != before:
        await _install(repository, note.staged_after)
    elif head == before and not await _has_ended(repository, note):
        await put_back(repository, note)
    if await in_thread(is_left_by_us, repository):
        await in_thread(remove_lock, repository)
    await in_thread(journal.remove, repository)
    await in_thread(remove_scratch, repository)
    return True


async def _has_ended(repository: Repository, note: journal.Operation) -> bool:
    """Whether the index, which follows last, is already the new one. HEAD did not move."""
    if note.staged_after == note.staged_before:
        return False
    async with scratch_index(repository) as index:
        await in_thread(copy_index, repository, index)
        try:
            return await write_tree(repository, index) == note.staged_after
        except ImportRunError as error:
            if error.code == "conflict":
                return True  # somebody has begun a merge since
            raise


async def put_back(repository: Repository, note: journal.Operation) -> None:
    """Make the files again what they were before the move.

    Only those that the move was to change; one that is neither as it was nor as it was to
    become is kept in a snapshot first.
    """
    changed = await differences(repository, note.before, note.after)
    wrong, odd = await _compare(repository, note, changed)
    if odd:
        await keep_files(repository, Head(note.branch, note.commit), "recovery", odd)
    await in_thread(_remove, repository.folder, [p for p in wrong if changed[p][0] is None])
    back = {path: entry for path in wrong if (entry := changed[path][0]) is not None}
    raw = {path: entry for path, entry in note.raw.items() if path in back}
    await _write(repository, {path: entry for path, entry in back.items() if path not in raw})
    await in_thread(_make_folders, repository.folder, raw)
    await write_raw(repository, raw)


async def _write(repository: Repository, files: Mapping[str, Entry]) -> None:
    """Write ``files`` over what is there. They had the bytes that git has of them.

    So where a filter fails now, which may be why everything is put back, nothing lacks without it.
    """
    named = await attributes(repository, files, ("filter",))
    filtered = {
        path: files[path]
        for path, values in named.items()
        if values["filter"] not in _NO_FILTER and files[path].mode in REGULAR
    }
    async with scratch_index(repository) as index:
        await read_tree(repository, index, EMPTY_TREE)
        await set_entries(repository, index, files)
        await write_files(repository, index, files.keys() - filtered)
        try:
            await write_files(repository, index, filtered)
        except ImportRunError:
            await in_thread(_make_folders, repository.folder, filtered)
            await write_raw(repository, filtered)


def _make_folders(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)


async def _compare(
    repository: Repository, note: journal.Operation, changed: Mapping[str, Change]
) -> tuple[list[str], dict[str, Entry]]:
    """The paths that are not as they were, and those of them that are as nobody made them.

    The latter come with their blobs, which are kept.
    """
    paths = [path for path, (old, new) in changed.items() if MODULE not in _modes(old, new)]
    modes = await in_thread(_modes_on_disk, repository.folder, paths)
    blobs = await hash_files(repository, paths, filters=True)
    as_they_are = await hash_files(repository, note.raw.keys() & set(paths), filters=False)
    blobs |= await hash_links(repository, [path for path in paths if modes[path] == LINK])
    wrong, odd = [], {}
    for path in paths:
        mode = modes[path]
        present = None if mode is None else Entry(mode, blobs[path])
        raw = note.raw.get(path)
        if present == changed[path][0] and (raw is None or as_they_are.get(path) == raw.id):
            continue
        wrong.append(path)
        if mode is not None and present not in changed[path]:
            odd[path] = mode
    for path in await _begun(repository, changed, odd):
        del odd[path]
    stored = await hash_files(repository, odd, filters=False, store=True)
    links = {path: blobs[path] for path, mode in odd.items() if mode == LINK}
    return wrong, {path: Entry(odd[path], blob) for path, blob in {**stored, **links}.items()}


async def _begun(
    repository: Repository, changed: Mapping[str, Change], odd: Mapping[str, str]
) -> set[str]:
    """Those of ``odd`` that git was writing, which are not worth a snapshot.

    Where the disk is full there would be no room for one, and nothing could be put back.
    """
    files = {
        path: [entry.id for entry in changed[path] if entry is not None]
        for path, mode in odd.items()
        if mode != LINK
    }
    return await written_in_part(repository, files)


async def _install(repository: Repository, tree: str) -> None:
    """Make the index that of ``tree``, keeping what is known of files that stay."""
    async with scratch_index(repository) as index:
        await in_thread(copy_index, repository, index)
        await read_tree(repository, index, tree)
        await refresh(repository, index)
        await in_thread(install, repository, index)


def _modes(*entries: Entry | None) -> set[str]:
    return {entry.mode for entry in entries if entry is not None}


def _modes_on_disk(folder: Path, paths: list[str]) -> dict[str, str | None]:
    return {path: mode_on_disk(folder / path) for path in paths}


def _remove(folder: Path, paths: list[str]) -> None:
    """Remove files, and the folders that are empty then."""
    for path in paths:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(folder / path)
        with contextlib.suppress(OSError):
            for parent in Path(path).parents[:-1]:
                os.rmdir(folder / parent)
