"""Files that a person may not want in a commit: too large ones, and what looks like a secret."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from ..errors import ImportRunError
from ..git.cat_file import blob_sizes, read_blobs
from ..git.entries import REGULAR, Change, Entry
from ..openers import without_links
from ..repository.opened import Repository
from ..repository.portions import AT_ONCE, portions
from ..threads import in_thread
from ..wire.commit_warnings import CommitRisk, CommitWarning
from ..wire.filenames import shown
from .secret_marks import has_secret_name, private_keys, tokens
from .size_limits import SizeLimit

_MOST_READ = 1024 * 1024
"""Bytes of each file that are looked at."""

_MOST_WARNINGS = 200

_Marks = dict[CommitRisk, set[bytes]]


async def require_confirmed(
    repository: Repository,
    changes: Mapping[str, Change],
    limit: SizeLimit,
    confirmed: Collection[str],
    twins: Collection[str] = (),
) -> None:
    """Raise ``invalid_request`` with ``data["warnings"]``, a list of CommitWarning.

    About what comes with ``changes``, and what is not among ``confirmed``. Looked at is what would
    be committed: outputs that a filter takes away do not count. ``twins`` are paths whose name
    clashes with another one.
    """
    new = {
        path: entry
        for path, (_, entry) in changes.items()
        if entry is not None and entry.mode in REGULAR and path not in confirmed
    }
    bytes_of = await _sizes(repository, (entry.id for entry in new.values()))
    size = {path: bytes_of.get(entry.id, 0) for path, entry in new.items()}
    marks = await _new_marks(repository, changes, await _marks(repository, new, size))
    warnings = [
        CommitWarning(path=shown(path), what=what, size=size[path])
        for path in new
        for what in _risks(
            path, size[path], limit, marks.get(path, {}), is_new=changes[path][0] is None
        )
    ]
    warnings += [
        CommitWarning(path=shown(path), what="twin_name", size=size[path])
        for path in sorted(new.keys() & set(twins))
    ]
    if warnings:
        raise ImportRunError(
            "invalid_request",
            "Some files may not be meant for a commit.",
            reason="needs_confirmation",
            warnings=msgspec.to_builtins(warnings[:_MOST_WARNINGS]),
        )


def _risks(
    path: str, size: int, limit: SizeLimit, marks: _Marks, *, is_new: bool
) -> Iterator[CommitRisk]:
    if limit.refused is not None and size > limit.refused:
        yield "too_large"
    elif size > limit.large:
        yield "large"
    if is_new and has_secret_name(path):
        yield "secret_name"
    yield from marks


async def _marks(
    repository: Repository, entries: Mapping[str, Entry], size: Mapping[str, int]
) -> dict[str, _Marks]:
    """The marks of secrets by path, of those files that have any.

    A file of the size that its blob has is read from the disk, which starts no process.
    """
    as_it_is = await in_thread(_of_size, repository.folder, size)
    found = await in_thread(_marks_on_disk, repository.folder, as_it_is)
    filtered = [path for path in entries if path not in as_it_is and size[path] <= _MOST_READ]
    for some in portions(filtered, size):
        blobs = [entries[path].id for path in some]
        contents = await _read(repository, blobs)
        for path in some:
            if marks := await in_thread(_look_for, contents[entries[path].id]):
                found[path] = marks
    return found


async def _new_marks(
    repository: Repository, changes: Mapping[str, Change], found: Mapping[str, _Marks]
) -> dict[str, _Marks]:
    """Without those that the file had already: nobody is asked twice."""
    old = {path: before.id for path in found if (before := changes[path][0]) is not None}
    known = await _sizes_here(repository, old.values())
    readable = {path: blob for path, blob in old.items() if known.get(blob, AT_ONCE) <= _MOST_READ}
    had: dict[str, _Marks] = {}
    for path, blob in readable.items():
        had[path] = _look_for((await _read(repository, [blob]))[blob])
    new = {
        path: {
            what: left for what, texts in marks.items() if (left := texts - _had(had, path, what))
        }
        for path, marks in found.items()
    }
    return {path: marks for path, marks in new.items() if marks}


def _had(had: Mapping[str, _Marks], path: str, what: CommitRisk) -> set[bytes]:
    return had.get(path, {}).get(what, set())


def _look_for(content: bytes) -> _Marks:
    marks: _Marks = {"private_key": private_keys(content), "token": tokens(content)}
    return {what: texts for what, texts in marks.items() if texts}


def _of_size(folder: Path, size: Mapping[str, int]) -> set[str]:
    found = set()
    for path, expected in size.items():
        with contextlib.suppress(OSError):
            if os.lstat(folder / path).st_size == expected:
                found.add(path)
    return found


def _marks_on_disk(folder: Path, paths: Iterable[str]) -> dict[str, _Marks]:
    found = {}
    for path in paths:
        with contextlib.suppress(OSError), open(folder / path, "rb", opener=without_links) as file:
            if marks := _look_for(file.read(_MOST_READ)):
                found[path] = marks
    return found


async def _sizes(repository: Repository, blobs: Iterable[str]) -> dict[str, int]:
    return await blob_sizes(repository.folder, blobs, repository.reading(), missing_ok=True)


async def _sizes_here(repository: Repository, blobs: Iterable[str]) -> dict[str, int]:
    """None at all where a partial clone has left some out: what nobody can see is asked about."""
    try:
        return await _sizes(repository, blobs)
    except ImportRunError as error:
        if error.code != "network":
            raise
        return {}


async def _read(repository: Repository, blobs: list[str]) -> dict[str, bytes]:
    profile = repository.reading()
    return await read_blobs(repository.folder, blobs, profile, max_bytes=AT_ONCE + _MOST_READ)
