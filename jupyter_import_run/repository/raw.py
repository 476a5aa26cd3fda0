"""The bytes of files that a filter changes on their way into git.

Where a notebook is committed without outputs, or line endings are converted, a tree does not
have what is on disk. Here is what must be kept beside it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from ..git.cat_file import blob_sizes, read_object
from ..git.entries import REGULAR, Entry
from ..git.ls_files import ls_files
from ..git.runner import run_git
from ..store.atomic_write import write_atomically
from ..threads import in_thread
from .attributes import attributes
from .blobs import hash_files
from .opened import Repository

_CONVERTING = ("text", "eol", "ident", "working-tree-encoding", "crlf")


async def has_filters(repository: Repository) -> bool:
    """Whether any attribute or setting could make files differ from what git keeps of them."""
    if any(key in {"core.autocrlf", "core.eol"} for key, _ in repository.config):
        return True
    if await in_thread((repository.common_dir / "info/attributes").exists):
        return True
    named = [":(glob)**/.gitattributes"]
    reading = repository.reading()
    if await ls_files(repository.folder, reading, "--cached", "--others", pathspecs=named):
        return True
    configured = await run_git(
        ["config", "--get-regexp", r"^core\.(attributesfile|autocrlf|eol)$"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    return bool(configured.stdout)


async def raw_entries(repository: Repository, entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Those of ``entries`` whose file has other bytes than the blob, with the raw ones stored."""
    files = [path for path, (mode, _) in entries.items() if mode in REGULAR]
    if not files or not await has_filters(repository):
        return {}
    filtered, converted = await _attributes(repository, files)
    blobs = [entries[path].id for path in converted]
    kept = await blob_sizes(repository.folder, blobs, repository.reading(), missing_ok=True)
    on_disk = await in_thread(_sizes_on_disk, repository.folder, converted)
    suspects = filtered | {
        path for path in converted if kept.get(entries[path].id) != on_disk.get(path)
    }
    raw = await hash_files(repository, sorted(suspects), filters=False, store=True)
    return {
        path: Entry(entries[path].mode, blob)
        for path, blob in raw.items()
        if blob != entries[path].id
    }


async def write_raw(repository: Repository, blobs: Mapping[str, Entry]) -> None:
    """Write the raw bytes of ``blobs`` into the working tree, each file in one step."""
    for path, (mode, blob) in blobs.items():
        content = await read_object(repository.folder, "blob", blob, repository.reading())
        await in_thread(_write, repository.folder / path, content, mode)


async def _attributes(repository: Repository, paths: Collection[str]) -> tuple[set[str], set[str]]:
    """The paths with a filter, and those whose line endings or encoding may be converted."""
    filtered, converted = set(), set(paths)
    for path, values in (await attributes(repository, paths, ("filter", *_CONVERTING))).items():
        if values["filter"] == "lfs":
            converted.discard(path)  # Git LFS keeps the contents itself
        elif values["filter"] not in {"unspecified", "unset"}:
            filtered.add(path)
    return filtered, converted - filtered


def _sizes_on_disk(folder: Path, paths: Iterable[str]) -> dict[str, int]:
    sizes = {}
    for path in paths:
        with contextlib.suppress(OSError):
            sizes[path] = os.lstat(folder / path).st_size
    return sizes


def _write(file: Path, content: bytes, mode: str) -> None:
    write_atomically(file, content, mode=_permissions(file, mode), sync=False)


def _permissions(file: Path, mode: str) -> int:
    try:
        return os.stat(file).st_mode & 0o7777
    except OSError:
        return 0o755 if mode == "100755" else 0o644
