"""Bring back what was left on a branch, now that the person is there again."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.entries import Entry
from ..merging.carry import Choices, merge
from ..repository.capture import captured, in_the_way
from ..repository.commits import root_tree
from ..repository.move import Destination, move
from ..repository.opened import Repository
from ..repository.snapshots import BYTES, LEFT, Kept, drop_ref, refs_below, snapshots
from ..repository.staged import staged_again
from ..repository.trees import Head, differences


async def restore_left(repository: Repository, head: Head) -> str | None:
    """The id of the snapshot that came back; None where nothing was left on this branch.

    Where it does not fit any more it stays a snapshot, and everything as it is.
    """
    if head.branch is None:
        return None
    kept = await _kept(repository, LEFT + head.branch)
    try:
        if kept is not None:
            await _bring_back(repository, head, kept)
            await drop_ref(repository, LEFT + head.branch)
        bytes_only = await _kept(repository, BYTES + head.branch)
        if bytes_only is not None:
            await _bring_back_bytes(repository, head, bytes_only)
            await drop_ref(repository, BYTES + head.branch)
    except ImportRunError as error:
        if error.code != "conflict":
            raise
        return None
    return kept.notes.id if kept else None


async def _kept(repository: Repository, ref: str) -> Kept | None:
    commit = (await refs_below(repository, ref)).get("")
    return next((one for one in await snapshots(repository) if one.object_id == commit), None)


async def _bring_back(repository: Repository, head: Head, kept: Kept) -> None:
    base = await root_tree(repository, kept.notes.commit)
    async with captured(repository, await in_the_way(repository, kept.notes.clean)) as state:
        tree, _ = await merge(repository, base, state.tree, kept.notes.clean, Choices({}))
        staged = await staged_again(repository, state, base, kept.notes.index)
        await move(
            repository,
            state,
            Destination(
                tree=tree, staged=staged, head=head, raw=await _bytes(repository, kept, tree)
            ),
            snapshot=kept.object_id,
            raw={},
            reason="import-run: changes are back",
        )


async def _bring_back_bytes(repository: Repository, head: Head, kept: Kept) -> None:
    """Give files that a filter has stripped the bytes again that they had."""
    async with captured(repository) as state:
        await move(
            repository,
            state,
            Destination(
                tree=state.tree,
                staged=state.index_tree,
                head=head,
                raw=await _bytes(repository, kept, state.tree),
            ),
            snapshot=kept.object_id,
            raw={},
            reason="import-run: outputs are back",
        )


async def _bytes(repository: Repository, kept: Kept, tree: str) -> dict[str, Entry]:
    """The bytes of those files that git has as it had them then."""
    filtered = await differences(repository, kept.notes.clean, kept.tree)
    moved = await differences(repository, kept.notes.clean, tree)
    return {
        path: raw
        for path, (clean, raw) in filtered.items()
        if path not in moved and clean is not None and raw is not None
    }
