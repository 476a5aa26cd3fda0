"""Merge what a snapshot has that was not committed into what is here; HEAD stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..git.entries import Entry
from ..merging.carry import Choices, merge
from ..repository.capture import captured, in_the_way
from ..repository.commits import root_tree
from ..repository.files import entries_of
from ..repository.move import Destination, move
from ..repository.opened import Repository
from ..repository.raw import raw_entries
from ..repository.snapshots import Kept, bytes_of, keep
from ..repository.staged import staged_again
from ..repository.trees import differences
from .changes import require_small


@dataclass(frozen=True)
class Brought:
    """``copies`` lie beside what is here; ``snapshot`` is None where nothing could be lost."""

    copies: tuple[str, ...]
    snapshot: Kept | None


async def bring_back(
    repository: Repository, kept: Kept, choices: Choices, most_bytes: int = 0
) -> Brought:
    """Raises ``conflict`` where a choice is missing, with nothing changed; ``too_large`` where
    untracked files in the way take more than ``most_bytes`` (0: no limit).
    """
    base = await root_tree(repository, kept.notes.commit)
    way = (await in_the_way(repository, kept.notes.clean)).files
    await require_small(repository, way, most_bytes)
    async with captured(repository, way) as state:
        theirs = await bytes_of(repository, kept)
        touched = await differences(repository, state.tree, kept.notes.clean)
        here = await raw_entries(
            repository, await entries_of(repository, state.tree, touched.keys() | theirs.keys())
        )
        mine = {path: entry.id for path, entry in here.items()}
        tree, copies = await merge(
            repository, base, state.tree, kept.notes.clean, choices, mine_bytes=mine
        )
        staged = await staged_again(repository, state, base, kept.notes.index)
        changes = await differences(repository, state.tree, tree)
        lost = {path: entry for path, entry in here.items() if path in changes}
        moved = await differences(repository, kept.notes.clean, tree)
        back = {
            path: raw
            for path, raw in theirs.items()
            if path not in moved and (path in changes or path not in here)
        }
        snapshot = None
        if lost or not state.is_clean:
            snapshot = await keep(repository, state, "restore", here)
        await move(
            repository,
            state,
            Destination(tree=tree, staged=staged, head=state.head, raw=back),
            snapshot=snapshot.object_id if snapshot else None,
            raw=lost,
            reason="import-run: changes are back",
        )
    return Brought(copies, snapshot)


async def bring_bytes_back(repository: Repository, several: Sequence[Kept]) -> None:
    """Give files that a filter has stripped the bytes again that they had, the newest first.

    Only where git has of them what it had then, and nobody has given them others since.
    """
    if not several:
        return
    async with captured(repository) as state:
        back: dict[str, Entry] = {}
        for kept in several:
            theirs = await bytes_of(repository, kept)
            moved = await differences(repository, kept.notes.clean, state.tree)
            fit = {path: raw for path, raw in theirs.items() if path not in moved}
            back = {**fit, **back}
        here = await raw_entries(repository, await entries_of(repository, state.tree, back))
        back = {path: raw for path, raw in back.items() if path not in here}
        if not back:
            return
        await move(
            repository,
            state,
            Destination(tree=state.tree, staged=state.index_tree, head=state.head, raw=back),
            snapshot=None,
            raw={},
            reason="import-run: outputs are back",
        )
