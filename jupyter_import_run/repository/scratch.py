"""A place in the git folder for index files of ours, on the disk of the repository's own."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from ..threads import in_thread
from .opened import Repository

OWN_FOLDER = "import-run"
"""Where we keep what is ours in a git folder."""

_PREFIX = "work-"


@contextlib.asynccontextmanager
async def scratch_index(repository: Repository) -> AsyncIterator[Path]:
    """Where an index file may be written, and others beside it; gone at the end."""
    folder = await in_thread(_make, repository.git_dir / OWN_FOLDER)
    try:
        yield folder / "index"
    finally:
        await in_thread(shutil.rmtree, folder, True)


def copy_index(repository: Repository, target: Path) -> bool:
    """Copy the repository's own index; false where it has none yet. Blocks.

    With its time: a file that was written as late as the index may have changed since, and git
    looks into it (https://git-scm.com/docs/racy-git).
    """
    try:
        shutil.copy2(repository.git_dir / "index", target)
    except FileNotFoundError:
        return False
    return True


def remove_scratch(repository: Repository) -> None:
    """Remove what a server that died has left. Blocks."""
    for folder in (repository.git_dir / OWN_FOLDER).glob(f"{_PREFIX}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _make(own: Path) -> Path:
    own.mkdir(exist_ok=True)
    return Path(tempfile.mkdtemp(dir=own, prefix=_PREFIX))
