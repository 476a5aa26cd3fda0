"""Change what is here: a snapshot first, then the move."""

from __future__ import annotations

from collections.abc import Mapping

from ..git.entries import Entry
from ..wire.snapshots import SnapshotCause
from .capture import Captured, captured, untracked_among
from .files import entries_of
from .index import tree_with
from .move import Destination, move
from .opened import Repository
from .raw import raw_entries
from .snapshots import Kept, keep


async def keep_and_move(
    repository: Repository,
    state: Captured,
    destination: Destination,
    cause: SnapshotCause,
    raw: Mapping[str, Entry],
    reason: str,
) -> Kept:
    """Go to ``destination``; the snapshot of what was here. ``raw`` is that of ``move``."""
    kept = await keep(repository, state, cause, raw)
    await move(repository, state, destination, snapshot=kept.object_id, raw=raw, reason=reason)
    return kept


async def put_files(
    repository: Repository,
    entries: Mapping[str, Entry],
    reason: str,
    raw: Mapping[str, Entry] | None = None,
) -> Kept:
    """Write ``entries`` over what is here; the snapshot of that. What is staged stays.

    ``raw`` are those that get other bytes than git would write.
    """
    untracked = set(await untracked_among(repository, entries)) & entries.keys()
    async with captured(repository, untracked) as state:
        here = await entries_of(repository, state.tree, entries)
        destination = Destination(
            tree=await tree_with(repository, state.tree, entries),
            staged=state.index_tree,
            head=state.head,
            raw=raw or {},
        )
        return await keep_and_move(
            repository, state, destination, "restore", await raw_entries(repository, here), reason
        )
