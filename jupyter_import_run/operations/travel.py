"""A whole journey: keep what is here, bring it along or leave it, and go to another commit."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from ..errors import ImportRunError
from ..git.entries import Entry
from ..merging.carry import Choices, carry, nested_stays
from ..repository.capture import Captured, captured, in_the_way
from ..repository.move import Destination, move
from ..repository.opened import Repository
from ..repository.raw import raw_entries
from ..repository.snapshots import Kept, drop_ref, keep, set_ref
from ..repository.staged import staged_on
from ..repository.stamps import next_change
from ..repository.trees import Head, differences, tree_of
from ..repository.worktrees import require_not_elsewhere
from ..sources.names import is_notebook
from ..threads import finish
from ..wire.snapshots import SnapshotCause
from .changes import require_small
from .read.kernel_only import changed_by_kernel

_WAIT = 0.5
"""Seconds to wait for a file to be saved again; where it is not, it was saved once only."""


async def _nowhere(kept: Kept, lost_bytes: bool) -> Sequence[str]:
    """Most snapshots wait for nobody."""
    return ()


@dataclass(frozen=True)
class Journey:
    """Where to go, and what of the uncommitted changes comes along.

    ``start`` is where HEAD was when ``head`` was worked out. ``keep_always`` takes a snapshot
    also where git would still have everything: the commits that HEAD leaves are on no branch.
    ``untracked`` files are taken along or left too. ``most_bytes`` is what untracked ones that
    are in the way may take (0: no limit). ``waits`` says by which refs the snapshot is to be
    found again when the person comes back; it is told whether bytes of filtered files went.
    """

    start: Head
    head: Head
    cause: SnapshotCause
    reason: str
    choices: Choices
    brings_changes: bool = True
    keep_always: bool = False
    untracked: tuple[str, ...] = ()
    most_bytes: int = 0
    waits: Callable[[Kept, bool], Awaitable[Sequence[str]]] = _nowhere


@dataclass(frozen=True)
class Arrival:
    """What came of it. ``changed``: files that are other now; ``kept``: those whose
    uncommitted changes are still there, other than what a kernel wrote of itself; ``copies``:
    theirs that lie beside mine.
    """

    changed: tuple[str, ...]
    kept: tuple[str, ...]
    copies: tuple[str, ...]
    snapshot: Kept | None


async def travel(repository: Repository, journey: Journey) -> Arrival:
    """Go there. Nothing is changed where it fails, and whatever it changes is in a snapshot.

    Where a file is saved just then it is tried once more, right after the next time: to whoever
    saves again and again that leaves the longest while.

    Raises ``busy`` where HEAD is not at the start any more, ``forbidden`` where another worktree
    has the branch, ``conflict``, ``local_changes``, and ``too_large`` where files in the way
    would take a lot of space.
    """
    if journey.head.branch not in {None, journey.start.branch}:
        await require_not_elsewhere(repository, journey.head.branch)
    try:
        return await _travel(repository, journey)
    except ImportRunError as error:
        if error.code != "local_changes" or "reason" in error.data:
            raise
        await next_change(repository.folder / str(error.data.get("path", "")), _WAIT)
    return await _travel(repository, journey)


async def _travel(repository: Repository, journey: Journey) -> Arrival:
    target = await tree_of(repository, journey.head.tree_ish)
    in_way, nested = await in_the_way(repository, target)
    await require_small(repository, in_way, journey.most_bytes)
    untracked = {*journey.untracked, *in_way}
    if nested and not journey.brings_changes:
        raise nested_stays(nested)
    async with captured(repository, untracked) as state:
        if state.head != journey.start:
            raise moved_meanwhile()  # the commits that were made here since are not in `head`
        raw = await _raw(repository, state, target)
        tree = target
        copies: tuple[str, ...] = ()
        if journey.brings_changes:
            tree, copies = await carry(repository, state, target, journey.choices, raw, nested)
        staged = await staged_on(repository, state, target) if journey.brings_changes else target
        changes = await differences(repository, state.tree, tree)
        lost = {path: entry for path, entry in raw.items() if path in changes}
        snapshot = None
        if journey.keep_always or lost or not state.is_clean:
            snapshot = await keep(repository, state, journey.cause, raw)
        refs = await journey.waits(snapshot, bool(lost)) if snapshot else ()
        async with _waiting(repository, snapshot, refs):
            await move(
                repository,
                state,
                Destination(tree=tree, staged=staged, head=journey.head, apart=tuple(nested)),
                snapshot=snapshot.object_id if snapshot else None,
                raw=lost,
                reason=journey.reason,
            )
        still = await differences(repository, target, tree)
    kept = await _by_somebody(repository, set(still) - set(copies))
    return Arrival(
        changed=tuple(sorted(changes)),
        kept=tuple(sorted(kept)),
        copies=copies,
        snapshot=snapshot,
    )


async def _by_somebody(repository: Repository, paths: set[str]) -> set[str]:
    """Of the files that differ those in which somebody has changed something."""
    if not any(map(is_notebook, paths)):
        return paths
    return paths - set(await changed_by_kernel(repository))


@contextlib.asynccontextmanager
async def _waiting(
    repository: Repository, snapshot: Kept | None, refs: Sequence[str]
) -> AsyncIterator[None]:
    """``snapshot`` waits by ``refs``, from before anything moves; by none where that fails."""
    if snapshot is None or not refs:
        yield
        return
    try:
        for ref in refs:
            await set_ref(repository, ref, snapshot.object_id)
        yield
    except BaseException:
        await finish(_drop(repository, refs))
        raise


async def _drop(repository: Repository, refs: Sequence[str]) -> None:
    for ref in refs:
        await drop_ref(repository, ref)


def moved_meanwhile() -> ImportRunError:
    """The error of a HEAD that somebody else moved while it was worked out where it goes."""
    return ImportRunError("busy", "Somebody has committed or switched branches here meanwhile.")


async def _raw(repository: Repository, state: Captured, target: str) -> Mapping[str, Entry]:
    """The bytes of filtered files that the journey could touch."""
    touched = await differences(repository, state.tree, target)
    local = await differences(repository, state.head_tree, state.tree)
    here = {path: old for path, (old, _) in touched.items() if old is not None}
    here |= {path: new for path, (_, new) in local.items() if new is not None}
    return await raw_entries(repository, here)
