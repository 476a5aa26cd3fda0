"""Where one side is put beside the other: copies, and what cannot be at its path."""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection, Iterator, Mapping

from ..git.entries import Entry
from ..git.ls_tree import present_paths
from ..repository.opened import Repository
from ..repository.paths import folders_of
from ..threads import in_thread
from .model import Side

_TRIES = 1000
_LONGEST = 255
"""Bytes of a file name on the usual file systems."""


class FreeNames:
    """Finds names that nothing has: not the tree of mine, not the merge, not the disk."""

    def __init__(self, repository: Repository, tree: str, taken: Collection[str]) -> None:
        self._repository = repository
        self._tree = tree
        self._taken = {*taken, *(above for path in taken for above in folders_of(path))}

    async def take(self, path: str, whose: Side = "theirs") -> str:
        """The name for a copy beside ``path``: ``name_theirs.ext``, then ``name_theirs_1.ext``."""
        for candidate in itertools.islice(_candidates(path, whose), _TRIES):
            if candidate not in self._taken and not await self._is_there(candidate):
                self._taken.add(candidate)
                return candidate
        raise AssertionError("a thousand copies")

    async def _is_there(self, path: str) -> bool:
        folder = self._repository.folder
        if await in_thread(os.path.lexists, folder / path):
            return True
        return bool(await present_paths(folder, self._tree, [path], self._repository.reading()))


def _candidates(path: str, whose: Side) -> Iterator[str]:
    folder, name = os.path.split(path)
    stem, suffix = os.path.splitext(name)
    for number in itertools.count():
        mark = f"_{whose}_{number}{suffix}" if number else f"_{whose}{suffix}"
        encoded = os.fsencode(stem)
        while len(encoded) + len(os.fsencode(mark)) > _LONGEST:
            encoded = encoded[:-1]
        kept = encoded.decode("utf-8", "ignore") if encoded != os.fsencode(stem) else stem
        yield os.path.join(folder, kept + mark)


def collisions(
    entries: Mapping[str, Entry | None], in_mine: Collection[str]
) -> dict[str, list[str]]:
    """Files of theirs that cannot be where they are, since mine has a file for their folder or a
    folder for their file: by the path where they meet.

    ``entries`` is everything that either side changed, as it would be; ``in_mine`` those paths
    that are in the tree of mine.
    """
    files = {path for path, entry in entries.items() if entry is not None}
    found: dict[str, list[str]] = {}
    for path in sorted(files):
        for above in folders_of(path):
            if above in files:
                moved = found.setdefault(above, [])
                moved.append(path if above in in_mine else above)
    return {path: sorted(set(moved)) for path, moved in found.items()}
