"""Notebooks that were only run again: without their outputs they are as they were committed.

Git knows that of a file whose size stayed the same only. One of another size is changed to
``git status``, whatever its filter would make of it (read-cache.c, ``ie_modified``), until
somebody adds it again.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from ..git.ls_files import index_entries
from ..git.paths import literal
from ..notebooks.strip_outputs import stripped
from ..threads import in_thread
from .opened import Repository
from .outputs import stripped_ones
from .stamps import Stamp, stamp

_KEPT = 1000
"""Answers that are remembered, so that a status does not read a notebook again and again."""


async def only_rerun(repository: Repository, modified: Collection[str]) -> set[str]:
    """Those of ``modified`` (paths that git calls so, with nothing of them staged)."""
    ours = await stripped_ones(repository, modified)
    pathspecs = [literal(path) for path in sorted(ours)]
    entries = await index_entries(repository.folder, repository.reading(), pathspecs)
    return await same_but_run(repository, {path: entry.id for path, entry in entries.items()})


async def same_but_run(repository: Repository, blobs: Mapping[str, str]) -> set[str]:
    """As :func:`only_rerun` where the ``blobs`` of the index are known, which starts no process."""
    ours = await stripped_ones(repository, blobs)
    if not ours:
        return set()
    return await in_thread(_same, repository.folder, {path: blobs[path] for path in ours})


def _same(folder: Path, blobs: dict[str, str]) -> set[str]:
    found = set()
    for path, blob in blobs.items():
        with contextlib.suppress(OSError):
            file = folder / path
            if _blob_of(file, stamp(file.lstat()), len(blob)) == blob:
                found.add(path)
    return found


@functools.lru_cache(maxsize=_KEPT)
def _blob_of(file: Path, looks: Stamp, digits: int) -> str:
    """The id that git gives the notebook without outputs, once for each of its ``looks``."""
    content = stripped(file.read_bytes())
    algorithm = "sha1" if digits == 40 else "sha256"
    found = hashlib.new(algorithm, b"blob %d\0" % len(content), usedforsecurity=False)
    found.update(content)
    return found.hexdigest()
