"""The index: what of the working tree is in it, and the tree that it makes.

Every function takes the index file that is meant; the repository's own is never written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from ..git.entries import Entry
from ..git.paths import encoded, listed
from ..git.process import ProgramResult
from ..git.runner import run_git
from .opened import Repository
from .scratch import scratch_index
from .trees import empty_tree, own_id

_MANY = 1000
_INTO_A_PACK = ("-c", "core.bigFileThreshold=1")
"""So many new blobs go into a pack, where a file for each would take many times as long.

Git does so with what it calls big and no filter changes, all of one process together.
https://git-scm.com/docs/git-config#Documentation/git-config.txt-corebigFileThreshold
"""
_AT_ONCE = 20_000
"""Git looks through all blobs of a new pack for each that comes to it."""


async def write_tree(repository: Repository, index: Path, *, missing_ok: bool = False) -> str:
    """The tree that ``index`` makes. Raises ``conflict`` where it has unmerged entries.

    With ``missing_ok`` blobs that a partial clone does not have are not asked for.
    """
    options = ["--missing-ok"] if missing_ok else []
    return (await _git(repository, index, "write-tree", *options)).text.strip()


async def tree_with(repository: Repository, tree: str, entries: Mapping[str, Entry | None]) -> str:
    """The id of ``tree`` with ``entries`` by path; None takes the path out."""
    if not entries:
        return own_id(repository, tree)
    async with scratch_index(repository) as index:
        await read_tree(repository, index, tree)
        await set_entries(repository, index, entries)
        return await write_tree(repository, index, missing_ok=True)


async def add_tracked(repository: Repository, index: Path) -> None:
    """Take every change and deletion of tracked files into ``index``."""
    await _git(repository, index, "add", "--update", "--sparse", "--", ".")


async def add_as_on_disk(repository: Repository, index: Path, paths: Iterable[str]) -> None:
    """Take ``paths`` as they are on disk, also ignored ones; out goes what is not there.

    Also a file that has not changed is read anew: its filter may have.
    """
    options = ("--add", "--remove", "--replace", "--ignore-skip-worktree-entries", "-z", "--stdin")
    left = iter(paths)
    while some := list(islice(left, _AT_ONCE)):
        packed = _INTO_A_PACK if len(some) >= _MANY else ()
        await _git(repository, index, *packed, "update-index", *options, stdin=listed(some))


async def set_entries(
    repository: Repository, index: Path, entries: Mapping[str, Entry | None]
) -> None:
    """Write ``entries`` by path; None takes the path out.

    What is taken out comes first: a file may make room for a folder.
    """
    nothing = "0" * len(empty_tree(repository))
    gone = [f"0 {nothing}\t{path}\0" for path, entry in entries.items() if entry is None]
    here = [f"{entry.mode} {entry.id}\t{path}\0" for path, entry in entries.items() if entry]
    if entries:
        lines = encoded("".join([*gone, *here]))
        await _git(repository, index, "update-index", "-z", "--index-info", stdin=lines)


async def set_written(
    repository: Repository, index: Path, paths: Iterable[str], *, written: bool
) -> None:
    """Let git look for ``paths`` on disk, or take them for what they should be."""
    wanted = listed(paths)
    if wanted:
        bit = "--no-skip-worktree" if written else "--skip-worktree"
        await _git(repository, index, "update-index", bit, "-z", "--stdin", stdin=wanted)


async def refresh(repository: Repository, index: Path) -> None:
    """Look at the files again, so that the next status has nothing to read."""
    await _git(repository, index, "update-index", "-q", "--refresh", answers=(0, 1))


async def read_tree(repository: Repository, index: Path, tree: str) -> None:
    """Make ``index`` that of ``tree``, keeping what is known of files that stay the same.

    The working tree is not touched.
    """
    await _git(
        repository, index, "read-tree", "-i", "-m", "--end-of-options", own_id(repository, tree)
    )


async def move_files(repository: Repository, index: Path, before: str, after: str) -> None:
    """Change the working tree and ``index`` from the tree ``before`` to ``after``.

    Only files that differ are written. Raises ``local_changes``, before anything is written,
    where a file is not as ``index`` knows it or is in the way.
    """
    await _git(repository, index, "read-tree", "-m", "-u", "--end-of-options", before, after)


async def write_files(repository: Repository, index: Path, paths: Iterable[str]) -> None:
    """Write ``paths`` into the working tree as they are in ``index``, over what is there."""
    wanted = listed(paths)
    if wanted:
        options = ("--force", "--index", "-z", "--stdin")
        await _git(repository, index, "checkout-index", *options, stdin=wanted)


async def _git(
    repository: Repository,
    index: Path,
    *arguments: str,
    stdin: bytes | None = None,
    answers: Sequence[int] = (0,),
) -> ProgramResult:
    return await run_git(
        arguments,
        repository=repository.folder,
        profile=repository.writing({"GIT_INDEX_FILE": str(index), "GIT_LITERAL_PATHSPECS": "1"}),
        stdin=stdin,
        answers=answers,
    )
