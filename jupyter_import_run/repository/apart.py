"""Files of this repository where a repository of its own is: no tree can hold both.

The index has them, since the commit has; the disk has what the other repository wants there. To
git they are as they should be, by the bit with which a sparse checkout says so of files that it
does not write (https://git-scm.com/docs/git-update-index#_skip_worktree_bit).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..git.ls_files import ls_files
from ..threads import in_thread
from .extent import is_sparse
from .files import entries_under, under
from .index import tree_with
from .opened import Repository
from .paths import folders_of

_NOT_WRITTEN = "S "


@dataclass(frozen=True)
class Apart:
    """``folders`` are repositories in whose places the index has files that are not written;
    ``free`` are such files in whose way nothing is any more. All others that git does not look at
    are so by the person's own mark, which stays.
    """

    folders: tuple[str, ...] = ()
    free: tuple[str, ...] = ()


async def apart_now(repository: Repository) -> Apart:
    """What is apart in this repository. Where the checkout is sparse nothing is free."""
    listed = await ls_files(repository.folder, repository.reading(), "--cached", "-t")
    hidden = [line[len(_NOT_WRITTEN) :] for line in listed if line.startswith(_NOT_WRITTEN)]
    if not hidden:
        return Apart()
    folders = await in_thread(repositories_at, repository.folder, hidden)
    is_apart = under(folders)
    others = [] if is_sparse(repository) else [path for path in hidden if not is_apart(path)]
    free = await in_thread(_without_folder, repository.folder, others)
    return Apart(tuple(sorted(folders)), free)


async def tree_without(repository: Repository, tree: str, folders: Collection[str]) -> str:
    """``tree`` without what it has at and in ``folders``."""
    return await tree_with(
        repository, tree, dict.fromkeys(await paths_in(repository, tree, folders))
    )


async def paths_in(repository: Repository, tree: str, folders: Collection[str]) -> list[str]:
    """What ``tree`` has at and in ``folders``."""
    return list(await entries_under(repository, tree, under(folders))) if folders else []


def _without_folder(top: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Those of ``paths`` whose folder is gone, as after somebody removed what was in their way.

    A file that a person marked, and may have removed, has its folder still. Blocks.
    """
    return tuple(path for path in paths if not (top / path).parent.is_dir())


def repositories_at(top: Path, paths: Iterable[str]) -> set[str]:
    """Those of ``paths`` and of the folders above them that have a git folder of their own.

    Blocks.
    """
    places = {above for path in paths for above in (path, *folders_of(path))}
    return {
        place
        for place in places
        if not os.path.islink(top / place) and os.path.lexists(top / place / ".git")
    }
