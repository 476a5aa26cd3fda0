"""Files that git had begun to write when it was stopped, or when the disk was full."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from ..git.cat_file import blob_sizes, read_blobs
from ..threads import in_thread
from .opened import Repository

_LONGEST = 100 * 1024 * 1024
"""Bytes of a blob that is compared; for a larger one no memory is taken."""


async def written_in_part(repository: Repository, files: Mapping[str, Collection[str]]) -> set[str]:
    """Those of ``files`` that hold only the beginning of one of their blobs.

    ``files`` are regular ones, by path, with the blobs that git may have been writing. Nothing
    is in such a file that git does not have. What a filter makes of a blob is not known here.
    """
    blobs = {blob for several in files.values() for blob in several}
    profile = repository.reading()
    sizes = await blob_sizes(repository.folder, blobs, profile, missing_ok=True)
    found = set()
    for path, several in files.items():
        place = repository.folder / path
        length = await in_thread(os.path.getsize, place)
        longer = [blob for blob in several if length < sizes.get(blob, 0) <= _LONGEST]
        for blob in longer:
            content = await read_blobs(repository.folder, [blob], profile, max_bytes=sizes[blob])
            if await in_thread(_is_beginning, place, content[blob]):
                found.add(path)
    return found


def _is_beginning(file: Path, content: bytes) -> bool:
    with open(file, "rb") as opened:
        begun = opened.read(len(content) + 1)
    return content.startswith(begun)
