"""What an operation is about to do, written down before it does it.

Where the server dies in the middle, the next operation finds the note and puts things back.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from ..git.entries import Entry
from ..store.atomic_write import write_atomically
from ..wire.encode import encode
from .opened import Repository
from .scratch import OWN_FOLDER

_FILE = "operation.json"


class Operation(msgspec.Struct, kw_only=True, frozen=True):
    """A move of the working tree from one state to another.

    ``before`` and ``after`` are trees of the files, ``staged_before`` and ``staged_after``
    those of the index. ``branch`` and ``commit`` are where HEAD was. ``snapshot`` is the commit
    of the snapshot with everything, None where everything was committed. ``raw`` are the blobs
    of filtered files as they were, by path.
    """

    before: str
    after: str
    staged_before: str
    staged_after: str
    branch: str | None
    commit: str | None
    new_branch: str | None
    new_commit: str | None
    snapshot: str | None
    raw: dict[str, Entry]


def write(repository: Repository, operation: Operation) -> None:
    """Write the note, so that it survives also a failure of power. Blocks."""
    file = _path(repository)
    file.parent.mkdir(exist_ok=True)
    write_atomically(file, encode(operation), mode=0o644)


def read(repository: Repository) -> Operation | None:
    """The note of an operation that did not end; None where there is none. Blocks."""
    try:
        return msgspec.json.decode(_path(repository).read_bytes(), type=Operation)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except msgspec.MsgspecError:
        remove(repository)  # cut off while it was written: nothing had been begun
        return None


def remove(repository: Repository) -> None:
    """The operation has ended. Blocks."""
    with contextlib.suppress(FileNotFoundError):
        _path(repository).unlink()


def is_interrupted(git_dir: Path) -> bool:
    """Whether an operation did not end; also true while one runs. Blocks."""
    return (git_dir / OWN_FOLDER / _FILE).exists()


def _path(repository: Repository) -> Path:
    return repository.git_dir / OWN_FOLDER / _FILE
