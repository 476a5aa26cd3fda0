"""What differs between two trees, and where HEAD is: read from the objects alone."""

from __future__ import annotations

from dataclasses import dataclass

from ..git.rev_parse import commit_of, current_branch
from ..git.runner import run_git
from .index import Entry
from .opened import Repository

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The id of a tree without entries, which git knows without having it."""

_NOTHING = "0" * 40

Difference = tuple[Entry | None, Entry | None]
"""What is there before and after, None where nothing is."""


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
    return Head(await current_branch(repository.folder), await commit_of(repository.folder, "HEAD"))


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


async def differences(repository: Repository, before: str, after: str) -> dict[str, Difference]:
    """By path; a rename is two paths."""
    if before == after:
        return {}
    result = await run_git(
        ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--end-of-options", before, after],
        repository=repository.folder,
        profile=repository.reading(),
    )
    fields = result.text.split("\0")
    return {path: _entries(line) for line, path in zip(fields[0:-1:2], fields[1::2], strict=False)}


def _entries(line: str) -> Difference:
    old_mode, new_mode, old, new, _ = line.removeprefix(":").split(" ")
    return (
        None if old == _NOTHING else (old_mode, old),
        None if new == _NOTHING else (new_mode, new),
    )
