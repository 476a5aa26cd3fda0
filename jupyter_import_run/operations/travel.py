"""A whole journey: keep what is here, bring it along or leave it, and go to another commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import ImportRunError
from ..git.entries import Entry
from ..merging.carry import Choices, carry
from ..repository.capture import Captured, captured, in_the_way
from ..repository.move import Destination, move
from ..repository.opened import Repository
from ..repository.raw import raw_entries
from ..repository.snapshots import Kept, keep
from ..repository.staged import staged_on
from ..repository.trees import Head, differences, tree_of
from ..repository.worktrees import require_not_elsewhere
from ..wire.snapshots import SnapshotCause


@dataclass(frozen=True)
class Journey:
    """Where to go, and what of the uncommitted changes comes along.

    ``start`` is where HEAD was when ``head`` was worked out. ``keep_always`` takes a snapshot
    also where git would still have everything: the commits that HEAD leaves are on no branch.
    ``untracked`` files are taken along or left too.
    """

    start: Head
    head: Head
    cause: SnapshotCause
    reason: str
    choices: Choices
    brings_changes: bool = True
    keep_always: bool = False
    untracked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arrival:
    """What came of it. ``changed``: files that are other now; ``kept``: those whose
    uncommitted changes are still there; ``copies``: theirs that lie beside mine.
    ``lost_bytes``: a file had other bytes than git keeps of it, and has not any more.
    """

    changed: tuple[str, ...]
    kept: tuple[str, ...]
    copies: tuple[str, ...]
    snapshot: Kept | None
    lost_bytes: bool


async def travel(repository: Repository, journey: Journey) -> Arrival:
    """Go there. Nothing is changed where it fails, and whatever it changes is in a snapshot.

    Raises ``busy`` where HEAD is not at the start any more, ``forbidden`` where another worktree
    has the branch, ``conflict``, ``local_changes``.
    """
    if journey.head.branch not in {None, journey.start.branch}:
        await require_not_elsewhere(repository, journey.head.branch)
    target = await tree_of(repository, journey.head.tree_ish)
    untracked = {*journey.untracked, *await in_the_way(repository, target)}
    async with captured(repository, untracked) as state:
        if state.head != journey.start:
            raise moved_meanwhile()  # the commits that were made here since are not in `head`
        raw = await _raw(repository, state, target)
        tree = target
        copies: tuple[str, ...] = ()
        if journey.brings_changes:
            tree, copies = await carry(repository, state, target, journey.choices, raw)
        staged = await staged_on(repository, state, target) if journey.brings_changes else target
        changes = await differences(repository, state.tree, tree)
        lost = {path: entry for path, entry in raw.items() if path in changes}
        snapshot = None
        if journey.keep_always or lost or not state.is_clean:
            snapshot = await keep(repository, state, journey.cause, raw)
        await move(
            repository,
            state,
            Destination(tree=tree, staged=staged, head=journey.head),
            snapshot=snapshot.object_id if snapshot else None,
            raw=lost,
            reason=journey.reason,
        )
        still = await differences(repository, target, tree)
    return Arrival(
        changed=tuple(sorted(changes)),
        kept=tuple(sorted(still.keys() - set(copies))),
        copies=copies,
        snapshot=snapshot,
        lost_bytes=bool(lost),
    )


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
