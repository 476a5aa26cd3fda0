"""The merge of trees: plan, settle what both changed, put theirs beside mine, write the tree."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from ..git.entries import Entry
from ..git.hash_object import hash_files
from ..repository.index import tree_with
from ..repository.opened import Repository
from ..repository.scratch import scratch_index
from ..repository.trees import own_id
from .copies import FreeNames, collisions
from .model import Merged, Resolution
from .plan import Plan, ThreeWay, make_plan, merged_mode
from .resolutions import Resolutions
from .settle import settle
from .verdict import Outcome

_NOTHING: Mapping[str, str] = MappingProxyType({})


async def merge_trees(
    repository: Repository,
    base: str,
    mine: str,
    theirs: str,
    resolutions: Mapping[str, Resolution] = MappingProxyType({}),
    *,
    mine_bytes: Mapping[str, str] = _NOTHING,
    untracked: Collection[str] = (),
) -> Merged:
    """Merge the trees ``mine`` and ``theirs`` (ids), which both come from ``base``.

    ``mine_bytes`` are blobs with the raw bytes of mine by path, where a filter leaves something
    out of what git keeps: a notebook whose outputs are not committed is merged with them, and has
    them in the tree that comes of it, if theirs changed it too. ``untracked`` are files of mine
    that git does not track: they are the ones beside what theirs renamed to there. Raises
    ``invalid_request`` for a choice that fits nothing, ``network`` for a missing blob.
    """
    base = own_id(repository, base)
    choices = Resolutions(resolutions)
    if base == theirs or mine == theirs or (base == mine and not mine_bytes):
        choices.require_conflicts(())
        return Merged(mine if base == theirs else theirs)
    plan = await make_plan(repository, base, mine, theirs, mine_bytes, untracked)
    async with scratch_index(repository) as index:
        outcomes = await settle(repository, plan.open, choices, index.parent)
        conflicts = tuple(each.conflict for each in outcomes if each.conflict is not None)
        if conflicts:
            return Merged(None, conflicts)
        entries = await _entries(repository, plan, outcomes)
        copies = await _put_beside(repository, mine, plan, outcomes, entries)
        tree = await tree_with(repository, mine, entries)
        return Merged(tree, copies=tuple(copies))


async def _entries(
    repository: Repository, plan: Plan, outcomes: Sequence[Outcome]
) -> dict[str, Entry | None]:
    """What changes against the tree of mine, by path; merged files become blobs."""
    pairs = list(zip(plan.open, outcomes, strict=True))
    merged = [(path, each.file) for path, each in pairs if each.file is not None]
    files = [str(file) for _, file in merged]
    blobs = await hash_files(repository.folder, files, repository.writing())
    chosen = {path.path: each.entry for path, each in pairs if each.file is None}
    stored = {
        path.path: Entry(_mode(path), blob) for (path, _), blob in zip(merged, blobs, strict=True)
    }
    return {**plan.settled, **chosen, **stored}


def _mode(path: ThreeWay) -> str:
    assert path.mine is not None
    assert path.theirs is not None
    return merged_mode(path.base, path.mine, path.theirs)


async def _put_beside(
    repository: Repository,
    mine: str,
    plan: Plan,
    outcomes: Sequence[Outcome],
    entries: dict[str, Entry | None],
) -> list[str]:
    """Add the copies that were chosen, and move what mine is in the way of; their paths."""
    names = FreeNames(repository, mine, {*entries, *plan.mine})
    copies = {}
    for path, each in zip(plan.open, outcomes, strict=True):
        if each.copy is not None:
            copies[await names.take(path.path, "mine" if path.yields else "theirs")] = each.copy
    in_mine = {path for path, entry in plan.mine.items() if entry is not None}
    for place, moved in collisions({**plan.mine, **entries}, in_mine).items():
        name = await names.take(place)
        for file in moved:
            entry = entries.pop(file)
            assert entry is not None
            copies[name + file.removeprefix(place)] = entry
    entries.update(copies)
    return sorted(copies)
