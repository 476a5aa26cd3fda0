"""Files as blobs, many at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ..git.runner import run_git
from ..threads import in_thread
from .opened import Repository

LINK = "120000"
MODULE = "160000"


async def hash_files(
    repository: Repository, paths: Iterable[str], *, filters: bool, store: bool = False
) -> dict[str, str]:
    """By path: the blob of each regular file, as git would keep it or (not ``filters``) as it is.

    What is no regular file is left out. With ``store`` the blobs are written.
    """
    files = await in_thread(_regular, repository.folder, list(paths))
    if not files:
        return {}
    options = [*(["-w"] if store else []), *([] if filters else ["--no-filters"])]
    result = await run_git(
        ["hash-object", *options, "--stdin-paths"],
        repository=repository.folder,
        profile=repository.writing() if store else repository.reading(),
        stdin="".join(f"{_quoted(path)}\n" for path in files).encode("utf-8", "surrogateescape"),
    )
    return dict(zip(files, result.text.split(), strict=True))


async def hash_bytes(repository: Repository, content: bytes) -> str:
    """Keep ``content``; its blob."""
    result = await run_git(
        ["hash-object", "-w", "--stdin"],
        repository=repository.folder,
        profile=repository.writing(),
        stdin=content,
    )
    return result.text.strip()


async def sizes(repository: Repository, blobs: Iterable[str]) -> dict[str, int]:
    """Bytes of each of ``blobs``; those that are not here are left out."""
    wanted = list(dict.fromkeys(blobs))
    if not wanted:
        return {}
    result = await run_git(
        ["cat-file", "--batch-check=%(objectsize)", "--buffer"],
        repository=repository.folder,
        profile=repository.reading(),
        stdin="".join(f"{blob}\n" for blob in wanted).encode(),
    )
    lines = result.text.splitlines()
    return {blob: int(line) for blob, line in zip(wanted, lines, strict=True) if line.isdecimal()}


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


def _quoted(path: str) -> str:
    """A path on a line of its own, as git reads it: in C's manner where it must be."""
    if not any(character in path for character in '"\\\n\r\t'):
        return path
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return f'"{"".join(escapes.get(character, character) for character in path)}"'
