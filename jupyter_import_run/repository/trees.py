"""What differs between two trees, and where HEAD is: read from the objects alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..git.diff_tree import changed_entries
from ..git.entries import Change
from ..git.rev_parse import branch_and_commit
from ..git.runner import run_git
from .opened import Repository

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The id of a tree without entries, which git knows without having it."""

_OBJECT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
"""In full. What else names an object may name another one later."""

_TREE = "^{tree}"

_MOST_KEPT = 10_000
"""Differences between two trees that are remembered."""


@dataclass(frozen=True)
class Head:
    """Where HEAD is: ``branch`` is None when detached, ``commit`` before the first one."""

    branch: str | None
    commit: str | None

    @property
    def tree_ish(self) -> str:
        """What names the tree of it."""
        return f"{self.commit}{_TREE}" if self.commit else EMPTY_TREE


async def head_of(repository: Repository) -> Head:
    """Where HEAD is now."""
    return Head(*await branch_and_commit(repository.folder))


async def tree_of(repository: Repository, tree_ish: str) -> str:
    """The id of the tree that ``tree_ish`` names. An object is asked about once."""
    if tree_ish == EMPTY_TREE:
        return EMPTY_TREE
    name = tree_ish.removesuffix(_TREE)
    trees = repository.seen.trees
    if name in trees:
        return trees[name]
    result = await run_git(
        ["rev-parse", "--verify", "--end-of-options", f"{name}{_TREE}"],
        repository=repository.folder,
        profile=repository.reading(),
    )
    tree = result.text.strip()
    if _OBJECT_ID.fullmatch(name):
        trees[name] = tree
    return tree


async def differences(repository: Repository, before: str, after: str) -> dict[str, Change]:
    """By path; a rename is two paths. Two objects are compared once, unless it fills the memory."""
    known = repository.seen.differences
    if (before, after) in known:
        return dict(known[before, after])
    found = await changed_entries(repository.folder, before, after, repository.reading())
    if len(found) <= _MOST_KEPT and all(map(_OBJECT_ID.fullmatch, (before, after))):
        known[before, after] = dict(found)
    return found
