"""A person's choice for all notebooks of a repository: with their outputs, or without them."""

from __future__ import annotations

from ..git.cat_file import blob_sizes, read_blobs
from ..git.entries import REGULAR
from ..git.ls_files import index_entries
from ..notebooks.strip_outputs import stripped
from ..repository.lock import index_lock
from ..repository.look_anew import look_anew
from ..repository.opened import Repository
from ..repository.outputs import outputs_for_all, without_outputs
from ..threads import in_thread

MOST_BYTES = 32 * 1024 * 1024
"""Of notebooks that are read; the others are asked about when they are committed."""

_NOTEBOOKS = ":(top,icase)*.ipynb"


async def choose_outputs(repository: Repository, *, strip: bool) -> None:
    """From now on notebooks that have no outputs in the index get none by being run.

    Those that have some are a matter of the next commit. Not ``strip``: all are as to any git.
    Raises ``busy`` where another git is at work.
    """
    async with index_lock(repository):
        if strip:
            paths = await _without(repository)
            await without_outputs(repository, paths)
        else:
            paths = await outputs_for_all(repository)
        await look_anew(repository, paths)


async def _without(repository: Repository) -> list[str]:
    """Notebooks that are without outputs in the index, as far as they are here."""
    reading = repository.reading()
    entries = await index_entries(repository.folder, reading, [_NOTEBOOKS])
    blobs = {path: entry.id for path, entry in entries.items() if entry.mode in REGULAR}
    sizes = await blob_sizes(repository.folder, blobs.values(), reading, missing_ok=True)
    wanted, total = set(), 0
    for blob, size in sorted(sizes.items(), key=lambda each: each[1]):
        total += size
        if total > MOST_BYTES:
            break
        wanted.add(blob)
    contents = await read_blobs(repository.folder, wanted, reading, max_bytes=MOST_BYTES)
    return await in_thread(_same, blobs, contents)


def _same(blobs: dict[str, str], contents: dict[str, bytes]) -> list[str]:
    same = {blob for blob, content in contents.items() if stripped(content) == content}
    return [path for path, blob in blobs.items() if blob in same]
