"""Single files come out of what was kept: over those that are here, or beside them."""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from ..errors import ImportRunError
from ..git.entries import REGULAR, Entry
from ..repository.capture import untracked_among
from ..repository.keep_and_move import put_files
from ..repository.opened import Repository
from ..repository.raw import has_filters
from ..repository.snapshots import Kept
from ..threads import in_thread
from .changes import require_small
from .naming import candidates

_TRIES = 1000


async def put_files_out(
    repository: Repository,
    entries: Mapping[str, Entry],
    reason: str,
    *,
    beside: bool,
    most_bytes: int,
) -> tuple[Kept, list[str]]:
    """``entries`` have the bytes that were on disk; the snapshot of what is here, and the copies.

    What is staged stays. Raises ``too_large`` where untracked files would take more than
    ``most_bytes`` (0: no limit).
    """
    copies: list[str] = []
    if beside:
        names = await in_thread(_free_names, repository.folder, list(entries))
        entries = {names[path]: entry for path, entry in entries.items()}
        copies = sorted(entries)
    await require_small(repository, await untracked_among(repository, entries), most_bytes)
    raw = {}
    if await has_filters(repository):
        raw = {path: entry for path, entry in entries.items() if entry.mode in REGULAR}
    return await put_files(repository, entries, reason, raw), copies


def _free_names(folder: Path, paths: Collection[str]) -> dict[str, str]:
    """By path: ``name_1.ext`` and so on where ``name.ext`` is taken. Blocks."""
    names: dict[str, str] = {}
    for path in paths:
        names[path] = _free_name(folder, path, names.values())
    return names


def _free_name(folder: Path, path: str, taken: Collection[str]) -> str:
    above, name = os.path.split(path)
    for candidate in itertools.islice(candidates(name, is_file=True), _TRIES):
        free = os.path.join(above, candidate)
        if free not in taken and not os.path.lexists(folder / free):
            return free
    raise ImportRunError("exists", "There are too many copies of this file.", path=path)
