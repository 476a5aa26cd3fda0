"""What is in a working tree, as objects: nothing is changed but the object database."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..git.runner import run_git
from ..threads import in_thread
from .blobs import LINK, hash_bytes, hash_files, mode_on_disk
from .index import Entry, add_paths, add_tracked, read_tree, write_tree
from .opened import Repository
from .scratch import copy_index, scratch_index
from .trees import EMPTY_TREE, Head, head_of, tree_of


@dataclass(frozen=True)
class Captured:
    """The state of a working tree.

    ``head_tree``, ``index_tree`` and ``tree`` are tree ids: what was committed, what is
    staged, and what ``git add`` would make of the files: the tracked ones and ``untracked``.
    ``index`` is an index file of ours with the entries of ``tree``.
    """

    head: Head
    head_tree: str
    index_tree: str
    tree: str
    untracked: tuple[str, ...]
    index: Path

    @property
    def is_clean(self) -> bool:
        """Nothing is there that was not committed."""
        return self.tree == self.head_tree == self.index_tree


@contextlib.asynccontextmanager
async def captured(
    repository: Repository, untracked: Collection[str] = ()
) -> AsyncIterator[Captured]:
    """The state now, with the untracked (also ignored) files ``untracked``.

    Raises ``conflict`` where the index has unmerged entries.
    """
    async with scratch_index(repository) as index:
        yield await _capture(repository, index, tuple(sorted(untracked)))


async def _capture(repository: Repository, index: Path, untracked: tuple[str, ...]) -> Captured:
    head = await head_of(repository)
    head_tree = await tree_of(repository, head.tree_ish)
    if not await in_thread(copy_index, repository, index):
        await read_tree(repository, index, EMPTY_TREE)
    index_tree = await write_tree(repository, index)
    await add_tracked(repository, index)
    await add_paths(repository, index, untracked)
    tree = await write_tree(repository, index)
    return Captured(head, head_tree, index_tree, tree, untracked, index)


async def untracked_files(repository: Repository, *, ignored: bool = False) -> list[str]:
    """Untracked files, without those of repositories inside this one.

    With ``ignored`` only the ignored ones.
    """
    which = ["--ignored"] if ignored else []
    result = await run_git(
        ["ls-files", "-z", "--others", *which, "--exclude-standard"],
        repository=repository.folder,
        profile=repository.reading(),
    )
    return [path for path in result.text.split("\0") if path and not path.endswith("/")]


async def all_files(repository: Repository) -> dict[str, Entry]:
    """Every file but the ignored ones as it is on disk, kept; for an index that is of no use."""
    listed = await run_git(
        ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        repository=repository.folder,
        profile=repository.reading(),
    )
    paths = {path for path in listed.text.split("\0") if path and not path.endswith("/")}
    modes = await in_thread(_modes, repository.folder, paths)
    blobs = await hash_files(repository, modes, filters=False, store=True)
    for path in [path for path, mode in modes.items() if mode == LINK]:
        target = await in_thread(os.readlink, os.fsencode(repository.folder / path))
        blobs[path] = await hash_bytes(repository, target)
    return {path: (modes[path], blob) for path, blob in blobs.items()}


async def in_the_way(repository: Repository, after: str) -> list[str]:
    """Files on disk that git does not track here and that the tree ``after`` would write over."""
    tracked = await _names(repository, "ls-files", "-z", "--cached")
    wanted = await _names(
        repository, "ls-tree", "-r", "-z", "--name-only", "--full-tree", "--end-of-options", after
    )
    # A folder may stand where a tracked file was.
    deleted = await _names(repository, "ls-files", "-z", "--deleted")
    suspects = await in_thread(_present, repository.folder, wanted - tracked | wanted & deleted)
    if not suspects:
        return []
    places = (f":(top,literal){path}" for path in suspects)
    found = await _names(repository, "ls-files", "-z", "--others", "--", *places)
    return sorted(path for path in found if not path.endswith("/"))


async def _names(repository: Repository, *arguments: str) -> set[str]:
    result = await run_git(arguments, repository=repository.folder, profile=repository.reading())
    return set(filter(None, result.text.split("\0")))


async def entries_of(repository: Repository, tree: str, paths: Iterable[str]) -> dict[str, Entry]:
    """The entries of ``tree`` at ``paths``; those that it does not have are left out."""
    wanted = set(paths)
    if not wanted:
        return {}
    result = await run_git(
        ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", tree],
        repository=repository.folder,
        profile=repository.reading(),
    )
    found = {}
    for line in result.text.split("\0"):
        facts, _, path = line.partition("\t")
        if path in wanted:
            mode, _, object_id = facts.split(" ")
            found[path] = (mode, object_id)
    return found


def _modes(folder: Path, paths: Iterable[str]) -> dict[str, str]:
    return {path: mode for path in sorted(paths) if (mode := mode_on_disk(folder / path))}


def _present(folder: Path, paths: Iterable[str]) -> list[str]:
    """What is on disk at ``paths``, or where one of their folders should be."""
    found = set()
    for path in paths:
        parts = path.split("/")
        for end in range(1, len(parts) + 1):
            part = "/".join(parts[:end])
            place = os.path.join(folder, part)
            if not os.path.lexists(place):
                break
            if end == len(parts) or not os.path.isdir(place) or os.path.islink(place):
                found.add(part)
                break
    return sorted(found)
