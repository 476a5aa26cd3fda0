"""Move a repository from the state that it is in to another one: files, index, and HEAD.

Everything is worked out in the object database first. Then, under git's own lock, the files
are changed by git, which looks at each once more, and HEAD and the index follow. Whatever
fails in between is put back.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ImportRunError
from ..git.entries import MODULE, Entry
from ..threads import finish, in_thread
from . import journal
from .apart import paths_in, tree_without
from .capture import Captured
from .extent import is_sparse
from .files import entries_of
from .heads import move_head
from .index import move_files, read_tree, refresh, set_entries, set_written, write_files
from .lock import index_lock, install
from .marks import told_of_marks
from .opened import Repository
from .put_back import put_back
from .raw import write_raw
from .trees import Head, differences, tree_of


@dataclass(frozen=True)
class Destination:
    """Where a repository goes.

    ``tree`` is what the files become and ``staged`` the tree that the index makes then.
    ``head`` is where HEAD goes. ``raw`` are files that get other bytes than their blob.
    ``apart`` are repositories within this one: what is in their places is staged, not written.
    """

    tree: str
    staged: str
    head: Head
    raw: Mapping[str, Entry] = field(default_factory=dict)
    apart: tuple[str, ...] = ()


async def move(
    repository: Repository,
    state: Captured,
    destination: Destination,
    *,
    snapshot: str | None,
    raw: Mapping[str, Entry],
    reason: str,
) -> None:
    """Go there. ``raw`` are the bytes of filtered files that are there now.

    Raises ``busy``, and ``local_changes`` where a file was changed since ``state``, or where one
    that git was told not to look at is in the way. Then, as after any other failure and after a
    cancellation, everything is as it was.
    """
    apart = {*state.apart, *destination.apart}
    before = await tree_without(repository, state.tree, apart)
    after = await tree_without(repository, destination.tree, apart)
    note = journal.Operation(
        before=before,
        after=after,
        staged_before=state.index_tree,
        staged_after=destination.staged,
        branch=state.head.branch,
        commit=state.head.commit,
        new_branch=destination.head.branch,
        new_commit=destination.head.commit,
        snapshot=snapshot,
        raw=dict(raw),
    )
    async with index_lock(repository):
        await in_thread(journal.write, repository, note)
        try:
            hidden = await paths_in(repository, state.tree, apart)
            await set_entries(repository, state.index, dict.fromkeys(hidden))
            await move_files(repository, state.index, before, after)
            await _write_hidden(repository, state.index, destination.head, after)
            await _write_index(repository, state, destination, apart)
            await finish(_settle(repository, state, destination, reason))
        except BaseException as error:
            untouched = isinstance(error, ImportRunError) and error.code == "local_changes"
            if not untouched:
                await finish(put_back(repository, note))
            await in_thread(journal.remove, repository)
            if isinstance(error, ImportRunError):
                raise await told_of_marks(repository, error) from error
            raise
        await in_thread(journal.remove, repository)


async def _write_hidden(repository: Repository, index: Path, head: Head, after: str) -> None:
    """Write what the person has beyond the commit also where a sparse checkout writes nothing.

    Else it were in a snapshot only, while everything says that it stays.
    """
    if not is_sparse(repository):
        return
    own = await differences(repository, await tree_of(repository, head.tree_ish), after)
    files = [path for path, (_, entry) in own.items() if entry and entry.mode != MODULE]
    hidden = await in_thread(_absent, repository.folder, files)
    await set_written(repository, index, hidden, written=True)
    await write_files(repository, index, hidden)


def _absent(folder: Path, files: list[str]) -> list[str]:
    return [path for path in files if not os.path.lexists(folder / path)]


async def _write_index(
    repository: Repository, state: Captured, destination: Destination, apart: Collection[str]
) -> None:
    await write_raw(repository, destination.raw)
    await read_tree(repository, state.index, destination.staged)
    # To git a file of another size is another one, whatever a filter makes of it; so its
    # entry must forget the size.
    filtered = await entries_of(repository, destination.staged, destination.raw)
    await set_entries(repository, state.index, filtered)
    hidden = await paths_in(repository, destination.staged, apart)
    await set_written(repository, state.index, hidden, written=False)
    await refresh(repository, state.index)


async def _settle(
    repository: Repository, state: Captured, destination: Destination, reason: str
) -> None:
    """HEAD first: a crash before the index follows is told from one before everything."""
    await move_head(repository, state.head, destination.head, reason)
    try:
        await in_thread(install, repository, state.index)
    except BaseException:
        await move_head(repository, destination.head, state.head, f"{reason}: undone")
        raise
