"""What is staged, on another commit than the one that it was staged on."""

from __future__ import annotations

from .capture import Captured
from .index import tree_with
from .opened import Repository
from .trees import differences


async def staged_on(repository: Repository, state: Captured, target: str) -> str:
    """``target`` with what is staged now and what ``target`` leaves as it was: a tree."""
    return await _laid_on(repository, state.head_tree, state.index_tree, target)


async def staged_again(repository: Repository, state: Captured, base: str, index_tree: str) -> str:
    """The index of ``state`` with what ``index_tree`` had staged on ``base``: a tree."""
    return await _laid_on(repository, base, index_tree, state.index_tree)


async def _laid_on(repository: Repository, base: str, index_tree: str, target: str) -> str:
    staged = await differences(repository, base, index_tree)
    moved = await differences(repository, base, target) if staged else {}
    stay = {path: new for path, (_, new) in staged.items() if path not in moved}
    return await tree_with(repository, target, stay)
