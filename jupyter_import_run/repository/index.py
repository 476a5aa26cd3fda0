"""The index: what of the working tree is in it, and the tree that it makes.

Every function takes the index file that is meant; the repository's own is never written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..git.environment import Profile
from ..git.runner import run_git
from .opened import Repository

Entry = tuple[str, str]
"""Mode (six octal digits) and object id."""


async def write_tree(repository: Repository, index: Path) -> str:
    """The tree that ``index`` makes. Raises ``conflict`` where it has unmerged entries."""
    result = await run_git(
        ["write-tree"], repository=repository.folder, profile=_with(repository, index)
    )
    return result.text.strip()


async def add_tracked(repository: Repository, index: Path) -> None:
    """Take every change and deletion of tracked files into ``index``."""
    await run_git(
        ["add", "--update", "--sparse", "--", "."],
        repository=repository.folder,
        profile=_with(repository, index),
    )


async def add_paths(repository: Repository, index: Path, paths: Iterable[str]) -> None:
    """Take ``paths`` into ``index``, also ignored ones."""
    listed = _listed(paths)
    if listed:
        await run_git(
            ["add", "--force", "--sparse", "--pathspec-from-file=-", "--pathspec-file-nul"],
            repository=repository.folder,
            profile=_with(repository, index),
            stdin=listed,
        )


async def set_entries(
    repository: Repository, index: Path, entries: Mapping[str, Entry | None]
) -> None:
    """Write ``entries`` by path; None takes the path out."""
    lines = (
        f"{mode} {object_id}\t{path}\0"
        for path, entry in entries.items()
        for mode, object_id in [entry or ("0", "0" * 40)]
    )
    stdin = "".join(lines).encode("utf-8", "surrogateescape")
    if stdin:
        await run_git(
            ["update-index", "-z", "--index-info"],
            repository=repository.folder,
            profile=_with(repository, index),
            stdin=stdin,
        )


async def refresh(repository: Repository, index: Path) -> None:
    """Look at the files again, so that the next status has nothing to read."""
    await run_git(
        ["update-index", "-q", "--refresh"],
        repository=repository.folder,
        profile=_with(repository, index),
        answers=(0, 1),
    )


async def read_tree(repository: Repository, index: Path, tree: str) -> None:
    """Make ``index`` that of ``tree``, keeping what is known of files that stay the same.

    The working tree is not touched.
    """
    await run_git(
        ["read-tree", "-i", "-m", "--end-of-options", tree],
        repository=repository.folder,
        profile=_with(repository, index),
    )


async def move_files(repository: Repository, index: Path, before: str, after: str) -> None:
    """Change the working tree and ``index`` from the tree ``before`` to ``after``.

    Only files that differ are written. Raises ``local_changes``, before anything is written,
    where a file is not as ``index`` knows it or is in the way.
    """
    await run_git(
        ["read-tree", "-m", "-u", "--end-of-options", before, after],
        repository=repository.folder,
        profile=_with(repository, index),
    )


async def write_files(repository: Repository, index: Path, paths: Iterable[str]) -> None:
    """Write ``paths`` into the working tree as they are in ``index``, over what is there."""
    listed = _listed(paths)
    if listed:
        await run_git(
            ["checkout-index", "--force", "--index", "-z", "--stdin"],
            repository=repository.folder,
            profile=_with(repository, index),
            stdin=listed,
        )


def _listed(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")


def _with(repository: Repository, index: Path) -> Profile:
    return repository.writing({"GIT_INDEX_FILE": str(index), "GIT_LITERAL_PATHSPECS": "1"})
