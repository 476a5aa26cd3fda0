"""What a commit of some files would be, before anything is changed but the object database."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import ImportRunError
from ..git.entries import Change, Entry
from ..threads import in_thread
from ..wire.filenames import shown
from .blobs import mode_on_disk
from .extent import is_partial
from .files import entries_of
from .index import add_as_on_disk, read_tree, set_entries, write_tree
from .opened import Repository
from .scratch import copy_index, scratch_index
from .trees import EMPTY_TREE, Head, differences, tree_of


@dataclass(frozen=True)
class Proposal:
    """``base`` is the tree of HEAD, ``staged`` that of the repository's own index.

    ``index`` is an index file of ours that makes the tree of the commit: ``base`` with
    ``paths`` as they are now. ``known`` is what ``base`` has of those of them that are here.
    """

    repository: Repository
    head: Head
    base: str
    staged: str
    paths: tuple[str, ...]
    index: Path
    known: Mapping[str, Entry]

    async def tree(self) -> str:
        """The tree now; a hook may have changed it."""
        repository = self.repository
        return await write_tree(repository, self.index, missing_ok=is_partial(repository))

    async def changes(self, tree: str) -> dict[str, Change]:
        """From ``base`` to ``tree``, by path. Raises ``invalid_request`` for a file left out.

        Git takes no name that another disk would read as ``.git``, says so, and succeeds.
        """
        changes = await differences(self.repository, self.base, tree)
        left_out = await in_thread(_present, self.repository.folder, self._missing(changes))
        if left_out:
            raise ImportRunError(
                "invalid_request",
                "Git takes no file of this name.",
                reason="impossible_name",
                path=shown(left_out[0]),
            )
        return changes

    def _missing(self, changes: Mapping[str, Change]) -> tuple[str, ...]:
        """Chosen files that a tree with these ``changes`` has not got."""
        return tuple(
            path
            for path in self.paths
            if (changes[path][1] if path in changes else self.known.get(path)) is None
        )

    async def entries(self, tree: str) -> dict[str, Entry | None]:
        """What the repository's index must have once ``tree`` is committed.

        Of the chosen paths, and of others that a hook has put in.
        """
        changed = await differences(self.repository, self.base, tree)
        paths = {*self.paths, *changed}
        present = await entries_of(self.repository, tree, paths)
        return {path: present.get(path) for path in sorted(paths)}


@contextlib.asynccontextmanager
async def proposed(
    repository: Repository, head: Head, paths: tuple[str, ...]
) -> AsyncIterator[Proposal]:
    """A commit of ``paths`` on top of ``head``, where that is.

    Raises ``conflict`` where the index has unmerged entries.
    """
    base = await tree_of(repository, head.tree_ish)
    async with scratch_index(repository) as index:
        await own_index(repository, index)
        staged = await write_tree(repository, index, missing_ok=is_partial(repository))
        await read_tree(repository, index, base)
        known = await _take(repository, index, base, paths)
        yield Proposal(repository, head, base, staged, paths, index, known)


async def own_index(repository: Repository, target: Path) -> None:
    """Copy the repository's own index to ``target``; an empty one where it has none yet."""
    if not await in_thread(copy_index, repository, target):
        await read_tree(repository, target, EMPTY_TREE)


async def _take(
    repository: Repository, index: Path, base: str, paths: tuple[str, ...]
) -> dict[str, Entry]:
    """Each path as it is on disk, through the repository's filters; gone where it is not there.

    What ``base`` has of those that are there.
    """
    present = await in_thread(_present, repository.folder, paths)
    known = await entries_of(repository, base, present)
    await set_entries(repository, index, known)
    await add_as_on_disk(repository, index, paths)
    return known


def _present(folder: Path, paths: tuple[str, ...]) -> list[str]:
    return [path for path in paths if mode_on_disk(folder / path) is not None]
