"""What is in the files that both sides changed, and how they can be merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..git.cat_file import blob_sizes, read_blobs
from ..git.entries import MODULE, REGULAR, Entry
from ..repository.opened import Repository
from ..sources.names import is_notebook
from .plan import ThreeWay

LARGEST_TEXT = 5 * 1024 * 1024
LARGEST_NOTEBOOK = 50 * 1024 * 1024
"""Bytes of a file; what is larger is not merged, but chosen as a whole."""


@dataclass(frozen=True)
class Contents:
    """Bytes of the three versions; None where there is none, or where it is not to be read."""

    base: bytes | None
    mine: bytes | None
    theirs: bytes | None


async def sizes_of(repository: Repository, open_paths: Iterable[ThreeWay]) -> dict[str, int]:
    """Bytes of every blob of ``open_paths`` by id."""
    entries = (entry for each in open_paths for entry in (each.base, each.mine, each.theirs))
    ids = [entry.id for entry in entries if entry is not None and entry.mode != MODULE]
    return await blob_sizes(repository.folder, ids, repository.reading())


async def contents_of(repository: Repository, path: ThreeWay, sizes: dict[str, int]) -> Contents:
    """Read the three versions, each unless it is too large. A submodule's is its commit."""
    largest = LARGEST_NOTEBOOK if is_notebook(path.path) else LARGEST_TEXT
    entries = [entry for entry in (path.base, path.mine, path.theirs) if entry is not None]
    contents = {entry.id: entry.id.encode() for entry in entries if entry.mode == MODULE}
    ids = {entry.id for entry in entries if sizes.get(entry.id, largest + 1) <= largest}
    contents |= await read_blobs(
        repository.folder, ids, repository.reading(), max_bytes=sum(sizes[each] for each in ids)
    )
    versions = (
        contents.get(entry.id) if entry else None for entry in (path.base, path.mine, path.theirs)
    )
    return Contents(*versions)


def is_module(entry: Entry | None) -> bool:
    """Whether it is a submodule."""
    return entry is not None and entry.mode == MODULE


def is_regular(entry: Entry | None) -> bool:
    """Whether it is a file, not a link or a submodule."""
    return entry is not None and entry.mode in REGULAR
