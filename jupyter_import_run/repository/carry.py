"""Bring what is here onto another tree: three trees become one, or the conflicts are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..errors import ImportRunError
from ..merging import Merged, merge_trees
from ..wire.filenames import shown
from ..wire.git_jobs import OnConflict, Resolutions
from .capture import Captured
from .index import Entry
from .opened import Repository


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
    mine_bytes: Mapping[str, str] | None = None,
) -> tuple[str, tuple[str, ...]]:
    """The merged tree, and the copies of theirs that lie beside mine in it.

    ``mine_bytes`` are blobs that count instead of those of ``mine``, by path. Raises
    ``conflict`` with ``data["conflicts"]`` where a choice is missing.
    """
    known = mine_bytes or {}
    merged = await merge_trees(repository, base, mine, theirs, mine_bytes=known)
    if merged.tree is None:
        wanted = _chosen(merged, choices)
        merged = await merge_trees(repository, base, mine, theirs, wanted, mine_bytes=known)
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
) -> tuple[str, tuple[str, ...]]:
    """``target``, a tree, with the uncommitted changes of ``state``, and the copies in it."""
    if state.tree == state.head_tree:
        return target, ()
    return await merge(
        repository,
        state.head_tree,
        state.tree,
        target,
        choices,
        {path: blob for path, (_, blob) in raw.items()},
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


def _told(conflict: Any) -> dict[str, Any]:
    told = asdict(conflict)
    return {**told, "path": shown(told["path"])}
