"""What is staged, on another commit than the one that it was staged on."""

from __future__ import annotations

import shutil

from ..threads import in_thread
from .capture import Captured
from .index import read_tree, set_entries, write_tree
from .opened import Repository
from .trees import differences


async def staged_on(repository: Repository, state: Captured, target: str) -> str:
    """``target`` with what is staged now and what ``target`` leaves as it was: a tree."""
    return await _laid_on(repository, state, state.head_tree, state.index_tree, target)


async def staged_again(repository: Repository, state: Captured, base: str, index_tree: str) -> str:
    """The index of ``state`` with what ``index_tree`` had staged on ``base``: a tree."""
    return await _laid_on(repository, state, base, index_tree, state.index_tree)


async def _laid_on(
    repository: Repository, state: Captured, base: str, index_tree: str, target: str
) -> str:
    staged = await differences(repository, base, index_tree)
    moved = await differences(repository, base, target) if staged else {}
    stay = {path: new for path, (_, new) in staged.items() if path not in moved}
    if not stay:
        return target
    index = state.index.with_name("staged")
    await in_thread(shutil.copyfile, state.index, index)
    await read_tree(repository, index, target)
    await set_entries(repository, index, stay)
    return await write_tree(repository, index)
