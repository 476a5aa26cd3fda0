"""Have git compare files by their content once, where what a filter makes of them has changed."""

from __future__ import annotations

from collections.abc import Collection

from ..git.ls_files import index_entries
from ..git.paths import literal
from ..threads import in_thread
from .index import refresh, set_entries
from .lock import install
from .opened import Repository
from .scratch import copy_index, scratch_index


async def look_anew(repository: Repository, paths: Collection[str]) -> None:
    """Forget the sizes that the index knows of ``paths``: to git another one is a change.

    git's lock must be held. What is staged stays so.
    """
    pathspecs = [literal(path) for path in paths]
    async with scratch_index(repository) as index:
        if not await in_thread(copy_index, repository, index):
            return
        entries = await index_entries(repository.folder, repository.reading(), pathspecs)
        await set_entries(repository, index, dict(entries))
        await refresh(repository, index)
        await in_thread(install, repository, index)
