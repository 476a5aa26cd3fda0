"""Bring what is here onto another tree: three trees become one, or the conflicts are told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from ..errors import ImportRunError
from ..git.entries import MODULE, Entry
from ..repository.capture import Captured
from ..repository.files import entries_of
from ..repository.index import tree_with
from ..repository.opened import Repository
from ..wire.filenames import shown
from ..wire.git_jobs import OnConflict, Resolutions
from .model import Conflict, Merged
from .trees import merge_trees


@dataclass(frozen=True)
class Choices:
    """What the person says of conflicts: of single files, and of all others."""

    resolutions: Resolutions
    otherwise: OnConflict = "ask"


async def merge(
    repository: Repository,
    base: str,
    mine: str,
    theirs: str,
    choices: Choices,
    mine_bytes: Mapping[str, str] = MappingProxyType({}),
    untracked: Collection[str] = (),
) -> tuple[str, tuple[str, ...]]:
    """The merged tree, and the copies in it that lie beside the other side.

    ``mine_bytes`` and ``untracked`` are those of :func:`~.trees.merge_trees`. Raises ``conflict``
    with ``data["conflicts"]`` where a choice is missing.
    """
    join = partial(
        merge_trees, repository, base, mine, theirs, mine_bytes=mine_bytes, untracked=untracked
    )
    merged = await join()
    if merged.tree is None:
        merged = await join(_chosen(merged, choices))
    if merged.tree is None:
        raise ImportRunError(
            "conflict",
            "Both sides have changed the same places.",
            conflicts=[_told(conflict) for conflict in merged.conflicts],
        )
    return merged.tree, merged.copies


async def carry(
    repository: Repository,
    state: Captured,
    target: str,
    choices: Choices,
    raw: Mapping[str, Entry],
    nested: Collection[str] = (),
) -> tuple[str, tuple[str, ...]]:
    """``target``, a tree, with the uncommitted changes of ``state``, and the copies in it.

    Of a notebook that is committed without its outputs they are such a change: ``raw`` has it
    with them. ``nested`` are repositories within this one, which no tree can hold: what is to be
    in their place goes beside them. Raises ``local_changes`` where somebody chose otherwise.
    """
    blobs = {path: blob for path, (_, blob) in raw.items()}
    # To the merge each is a submodule; that its commit is none does not matter, for it is
    # taken out again.
    stays = {path: Entry(MODULE, state.head_tree) for path in nested}
    mine = await tree_with(repository, state.tree, stays)
    tree, copies = await merge(
        repository, state.head_tree, mine, target, choices, blobs, state.untracked
    )
    if stays and await entries_of(repository, tree, stays) != stays:
        raise nested_stays(nested)
    return await tree_with(repository, tree, dict.fromkeys(stays)), copies


def nested_stays(nested: Collection[str]) -> ImportRunError:
    """The error of repositories within this one that something else would have to replace."""
    return ImportRunError(
        "local_changes",
        "A repository of its own is where other files would have to be.",
        reason="nested_in_the_way",
        path=shown(min(nested)),
        untracked=[shown(f"{path}/") for path in sorted(nested)],
    )


def _chosen(merged: Merged, choices: Choices) -> dict[str, Any]:
    """The choices for the conflicts that there are; others do not matter here."""
    chosen: dict[str, Any] = {}
    for conflict in merged.conflicts:
        choice = choices.resolutions.get(shown(conflict.path))
        if isinstance(choice, dict):
            known = {part.id for part in conflict.parts}
            parts = {part: what for part, what in choice.items() if part in known}
            if choices.otherwise != "ask":
                parts = {part: parts.get(part, choices.otherwise) for part in known}
            chosen[conflict.path] = parts
        elif choice is not None:
            chosen[conflict.path] = choice
        elif choices.otherwise != "ask":
            chosen[conflict.path] = choices.otherwise
    return chosen


def _told(conflict: Conflict) -> dict[str, Any]:
    told = asdict(conflict)
    return {**told, "path": shown(told["path"])}
