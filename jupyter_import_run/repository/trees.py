"""What differs between two trees, and where HEAD is: read from the objects alone."""

from __future__ import annotations

from dataclasses import dataclass

from ..git.diff_tree import changed_entries
from ..git.entries import Change
from ..git.rev_parse import branch_and_commit
from ..git.runner import run_git
from .opened import Repository

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The id of a tree without entries, which git knows without having it."""


@dataclass(frozen=True)
class Head:
    """Where HEAD is: ``branch`` is None when detached, ``commit`` before the first one."""

    branch: str | None
    commit: str | None

    @property
    def tree_ish(self) -> str:
        """What names the tree of it."""
        return f"{self.commit}^{{tree}}" if self.commit else EMPTY_TREE


async def head_of(repository: Repository) -> Head:
    """Where HEAD is now."""
    return Head(*await branch_and_commit(repository.folder))


async def tree_of(repository: Repository, tree_ish: str) -> str:
    """The id of the tree that ``tree_ish`` names."""
    if tree_ish == EMPTY_TREE:
        return EMPTY_TREE
    result = await run_git(
        ["rev-parse", "--verify", "--end-of-options", f"{tree_ish}^{{tree}}"],
        repository=repository.folder,
        profile=repository.reading(),
    )
    return result.text.strip()


async def differences(repository: Repository, before: str, after: str) -> dict[str, Change]:
    """By path; a rename is two paths."""
    return await changed_entries(repository.folder, before, after, repository.reading())
