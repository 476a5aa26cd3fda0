"""Some files of a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..git.entries import Entry
from ..git.ls_tree import tree_entries
from .opened import Repository


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
    found = await tree_entries(repository.folder, tree, repository.reading())
    return {path: entry for path, entry in found.items() if is_wanted(path)}


async def entries_of(repository: Repository, tree: str, paths: Iterable[str]) -> dict[str, Entry]:
    """The entries of ``tree`` at ``paths``; those that it does not have are left out."""
    wanted = set(paths)
    return await entries_under(repository, tree, wanted.__contains__) if wanted else {}
