"""The files of a folder that was moved aside which its server had not."""

from __future__ import annotations

from ...git.diff import changed_files
from ...git.for_each_ref import refs
from ...git.rev_parse import commit_of
from ...git.runner import run_git
from ...repository.capture import untracked_files
from ...repository.opened import Repository
from ...repository.trees import empty_tree
from ...wire.filenames import shown
from ...wire.history import CommitFile


async def files_aside(repository: Repository) -> tuple[list[CommitFile], int]:
    """Changed ones, also by commits that were not pushed, and untracked ones; of those that git
    ignores only the number.
    """
    reading = repository.reading()
    base = await base_of(repository)
    changed = await changed_files(repository.folder, reading, (base,), options=["--no-renames"])
    files = [CommitFile(path=shown(file.path), status=file.status) for file in changed]
    untracked = await untracked_files(repository)
    files += [CommitFile(path=shown(path), status="untracked") for path in untracked]
    return files, len(await untracked_files(repository, ignored=True))


async def base_of(repository: Repository) -> str:
    """The newest commit below HEAD that a remote has; HEAD itself where there is no remote."""
    head = await commit_of(repository.folder, "HEAD")
    if head is None:
        return empty_tree(repository)
    if not await refs(repository.folder, "refs/remotes"):
        return head
    result = await run_git(
        ["rev-list", "--boundary", "--not", "--remotes", "--not", "--end-of-options", head],
        repository=repository.folder,
        profile=repository.reading(),
    )
    edges = [line[1:] for line in result.text.split() if line.startswith("-")]
    return edges[0] if edges else head
