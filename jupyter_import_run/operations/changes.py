"""What is not committed: is there any, and would keeping it fill the disk."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import ImportRunError
from ..git.runner import run_git
from ..repository.opened import Repository
from ..repository.rerun import only_rerun
from ..threads import in_thread


@dataclass(frozen=True)
class Changes:
    """Tracked files that are not as they were committed; ``modified`` has nothing of it staged."""

    count: int
    modified: Collection[str]


async def count_changes(repository: Repository) -> int:
    """How many tracked files are not as they were committed, as :func:`changes_of` has them."""
    return (await changes_of(repository)).count


async def changes_of(repository: Repository) -> Changes:
    """What is not committed.

    A notebook that is committed without outputs, and was only run again, is; so is a submodule
    at its commit, whatever was changed in it.
    """
    result = await run_git(
        [
            *("status", "--porcelain", "-z", "--untracked-files=no", "--no-renames"),
            "--ignore-submodules=dirty",
        ],
        repository=repository.folder,
        profile=repository.reading(),
    )
    lines = [line for line in result.text.split("\0") if line]
    modified = {line[3:] for line in lines if line.startswith(" M ")}
    rerun = await only_rerun(repository, modified)
    return Changes(len(lines) - len(rerun), modified - rerun)


async def require_small(repository: Repository, files: Iterable[str], limit: int) -> None:
    """Raise ``too_large`` where keeping ``files`` would take more than ``limit`` bytes; 0: none."""
    size = await in_thread(_size, repository.folder, list(files))
    if limit and size > limit:
        raise ImportRunError(
            "too_large",
            "Keeping these files would take a lot of space.",
            reason="snapshot_size",
            bytes=size,
            limit=limit,
        )


def _size(folder: Path, files: list[str]) -> int:
    size = 0
    for file in files:
        with contextlib.suppress(OSError):
            size += os.lstat(folder / file).st_size
    return size
