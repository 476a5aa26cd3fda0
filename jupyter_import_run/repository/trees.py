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
"""The id of a tree without entries, which git knows without having it.

In a repository of the other object format it is a name for :func:`empty_tree`.
"""

_EMPTY_TREE_SHA256 = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"

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


def empty_tree(repository: Repository) -> str:
    """The id of a tree without entries in ``repository``."""
    has_sha256 = (repository.value("extensions.objectformat") or "").lower() == "sha256"
    return _EMPTY_TREE_SHA256 if has_sha256 else EMPTY_TREE


def own_id(repository: Repository, tree: str) -> str:
    """``tree``, or what EMPTY_TREE means in ``repository``."""
    return empty_tree(repository) if tree == EMPTY_TREE else tree


async def head_of(repository: Repository) -> Head:
    """Where HEAD is now."""
    return Head(*await branch_and_commit(repository.folder))


async def tree_of(repository: Repository, tree_ish: str) -> str:
    """The id of the tree that ``tree_ish`` names. An object is asked about once."""
    if tree_ish == EMPTY_TREE:
        return empty_tree(repository)
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
    before, after = own_id(repository, before), own_id(repository, after)
    known = repository.seen.differences
    if (before, after) in known:
        return dict(known[before, after])
    found = await changed_entries(repository.folder, before, after, repository.reading())
    if len(found) <= _MOST_KEPT and all(map(_OBJECT_ID.fullmatch, (before, after))):
        known[before, after] = dict(found)
    return found
