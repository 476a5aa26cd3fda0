"""What is in a working tree, as objects: nothing is changed but the object database."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from ..git.entries import LINK, Entry
from ..git.ls_files import ls_files
from ..git.ls_tree import tree_entries
from ..git.paths import literal
from ..threads import in_thread
from .apart import apart_now, repositories_at
from .blobs import hash_files, hash_links, mode_on_disk
from .index import add_as_on_disk, add_tracked, read_tree, set_written, write_tree
from .opened import Repository
from .paths import folders_of
from .scratch import copy_index, scratch_index
from .trees import EMPTY_TREE, Head, head_of, tree_of

_ANY_LINE_ENDINGS = ("core.safecrlf", "false")
"""What that refuses is not to be committed; kept it is with its bytes (:mod:`.raw`)."""


@dataclass(frozen=True)
class Captured:
    """The state of a working tree.

    ``head_tree``, ``index_tree`` and ``tree`` are tree ids: what was committed, what is
    staged, and what ``git add`` would make of the files: the tracked ones and ``untracked``.
    ``index`` is an index file of ours with the entries of ``tree``. ``apart`` are repositories
    within this one; of the files that the trees have in their places nothing is on disk.
    """

    head: Head
    head_tree: str
    index_tree: str
    tree: str
    untracked: tuple[str, ...]
    index: Path
    apart: tuple[str, ...] = ()

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
    repository = replace(repository, overrides=(*repository.overrides, _ANY_LINE_ENDINGS))
    head = await head_of(repository)
    head_tree = await tree_of(repository, head.tree_ish)
    if not await in_thread(copy_index, repository, index):
        await read_tree(repository, index, EMPTY_TREE)
    index_tree = await write_tree(repository, index)
    apart = await apart_now(repository)
    await set_written(repository, index, apart.free, written=True)
    await add_tracked(repository, index)
    await add_as_on_disk(repository, index, untracked)
    tree = await write_tree(repository, index)
    return Captured(head, head_tree, index_tree, tree, untracked, index, apart.folders)


async def untracked_files(repository: Repository, *, ignored: bool = False) -> list[str]:
    """Untracked files, without those of repositories inside this one.

    With ``ignored`` only the ignored ones.
    """
    which = ["--ignored"] if ignored else []
    return _files(await _listed(repository, "--others", *which, "--exclude-standard"))


async def nested_repositories(repository: Repository) -> list[str]:
    """Untracked folders that are repositories of their own."""
    listed = await _listed(repository, "--others", "--exclude-standard")
    return [path.rstrip("/") for path in listed if path.endswith("/")]


async def all_files(repository: Repository) -> dict[str, Entry]:
    """Every file but the ignored ones as it is on disk, kept; for an index that is of no use."""
    paths = set(_files(await _listed(repository, "--cached", "--others", "--exclude-standard")))
    modes = await in_thread(_modes, repository.folder, paths)
    blobs = await hash_files(repository, modes, filters=False, store=True)
    blobs |= await hash_links(repository, [path for path in modes if modes[path] == LINK])
    return {path: Entry(modes[path], blob) for path, blob in blobs.items()}


class InTheWay(NamedTuple):
    """What git does not track here, where a tree has files.

    ``files`` are on disk, and would be written over; at or in ``nested``, which are repositories
    within this one, the tree has files.
    """

    files: list[str]
    nested: list[str]


async def in_the_way(repository: Repository, after: str) -> InTheWay:
    """What is in the way of the tree ``after``."""
    tracked = set(await _listed(repository, "--cached"))
    wanted = (await tree_entries(repository.folder, after, repository.reading())).keys()
    # A folder may stand where a tracked file was.
    deleted = set(await _listed(repository, "--deleted"))
    to_write = wanted - tracked | wanted & deleted
    suspects = await in_thread(_present, repository.folder, to_write)
    files = sorted(await untracked_among(repository, suspects))
    nested = await in_thread(repositories_at, repository.folder, to_write)
    if nested:
        nested -= {above for path in tracked for above in (path, *folders_of(path))}
    return InTheWay(files, sorted(nested))


async def untracked_among(repository: Repository, paths: Iterable[str]) -> list[str]:
    """Files at or below ``paths`` that git does not track, also ignored ones."""
    pathspecs = [literal(path) for path in paths]
    reading = repository.reading()
    return _files(await ls_files(repository.folder, reading, "--others", pathspecs=pathspecs))


async def _listed(repository: Repository, *which: str) -> list[str]:
    return await ls_files(repository.folder, repository.reading(), *which)


def _files(paths: Iterable[str]) -> list[str]:
    """Without the repositories inside this one."""
    return [path for path in paths if not path.endswith("/")]


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
