"""Snapshots of what is there, before commits are given up."""

from __future__ import annotations

from ..wire.snapshots import SnapshotCause
from .capture import Captured, captured
from .opened import Repository
from .raw import raw_entries
from .scratch import scratch_index
from .snapshots import Kept, keep
from .trees import Head, differences, tree_of


async def keep_here(repository: Repository, cause: SnapshotCause) -> Kept:
    """Take one of HEAD, the index and the changes of tracked files."""
    async with captured(repository) as state:
        changes = await differences(repository, state.head_tree, state.tree)
        present = {path: new for path, (_, new) in changes.items() if new is not None}
        return await keep(repository, state, cause, await raw_entries(repository, present))


async def keep_commit(
    repository: Repository, branch: str, commit: str, cause: SnapshotCause
) -> Kept:
    """Take one of ``commit``, the tip of ``branch``, as if it were checked out and clean."""
    tree = await tree_of(repository, commit)
    async with scratch_index(repository) as index:
        state = Captured(Head(branch, commit), tree, tree, tree, (), index)
        return await keep(repository, state, cause, {})
