"""Some files of a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from .capture import Captured, untracked_files
from .index import Entry, read_tree, set_entries, write_tree
from .opened import Repository
from .trees import EMPTY_TREE, differences


def under(paths: Iterable[str]) -> Callable[[str], bool]:
    """Whether a path is one of ``paths``, or in a folder that is."""
    wanted = {path.rstrip("/") for path in paths}

    def is_wanted(path: str) -> bool:
        parts = path.split("/")
        return any("/".join(parts[:end]) in wanted for end in range(1, len(parts) + 1))

    return is_wanted


async def entries_under(
    repository: Repository, tree: str, is_wanted: Callable[[str], bool]
) -> dict[str, Entry]:
    """The entries of ``tree`` whose path is wanted."""
    found = await differences(repository, EMPTY_TREE, tree)
    return {path: new for path, (_, new) in found.items() if new and is_wanted(path)}


async def untracked_of(repository: Repository, paths: Iterable[str]) -> list[str]:
    """Those of ``paths`` that are on disk and that git does not track."""
    wanted = set(paths)
    untracked = {
        *await untracked_files(repository),
        *await untracked_files(repository, ignored=True),
    }
    return sorted(untracked & wanted)


async def replaced(
    repository: Repository, state: Captured, tree: str, entries: Mapping[str, Entry | None]
) -> str:
    """``tree`` with ``entries`` (None: without), as a tree."""
    index = state.index.with_name("replaced")
    await read_tree(repository, index, EMPTY_TREE)
    await read_tree(repository, index, tree)
    await set_entries(repository, index, entries)
    return await write_tree(repository, index)
