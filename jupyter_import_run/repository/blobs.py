"""Files as blobs, many at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ..git import hash_object
from ..git.entries import LINK
from ..threads import in_thread
from .opened import Repository


async def hash_files(
    repository: Repository, paths: Iterable[str], *, filters: bool, store: bool = False
) -> dict[str, str]:
    """By path: the blob of each regular file, as git would keep it or (not ``filters``) as it is.

    What is no regular file is left out. With ``store`` the blobs are written.
    """
    files = await in_thread(_regular, repository.folder, list(paths))
    profile = repository.writing() if store else repository.reading()
    blobs = await hash_object.hash_files(
        repository.folder, files, profile, filters=filters, store=store
    )
    return dict(zip(files, blobs, strict=True))


async def hash_links(repository: Repository, paths: Iterable[str]) -> dict[str, str]:
    """By path: the blob of each link, which is its target. They are written."""
    blobs = {}
    for path in paths:
        target = await in_thread(os.readlink, os.fsencode(repository.folder / path))
        blobs[path] = await hash_object.store_bytes(repository.folder, target, repository.writing())
    return blobs


def _regular(folder: Path, paths: list[str]) -> list[str]:
    return [path for path in paths if (mode := mode_on_disk(folder / path)) and mode != LINK]


def mode_on_disk(file: Path) -> str | None:
    """The mode that git would give the file; None where there is no file or link."""
    try:
        mode = os.lstat(file).st_mode
    except OSError:
        return None
    if stat.S_ISLNK(mode):
        return LINK
    if not stat.S_ISREG(mode):
        return None
    return "100755" if mode & stat.S_IXUSR else "100644"


def read_bytes(file: Path) -> bytes:
    """The bytes of a file, or the target of a link. Blocks."""
    return os.readlink(os.fsencode(file)) if file.is_symlink() else file.read_bytes()
