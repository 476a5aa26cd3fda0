"""One commit, with the files that it changed."""

from __future__ import annotations

import msgspec

from ...errors import ImportRunError
from ...git import log as git_log
from ...git.diff import ChangedFile, changed_files
from ...git.errors import is_not_here
from ...git.rev_parse import commit_of as commit_id
from ...repository.extent import is_partial
from ...repository.opened import Repository
from ...repository.trees import empty_tree
from ...services import Services
from ...wire.filenames import shown
from ...wire.history import CommitDetail, CommitFile
from .commits import commit_of, not_pushed, require_id

MOST_FILES = 1000
"""Files of a commit in an answer."""

_LONGEST_BODY = 64 * 1024


async def commit_detail(services: Services, path: str, commit: str) -> CommitDetail:
    """The commit of that id. Raises ``ref_not_found``."""
    repository = await services.repositories.open(path)
    start = await require_commit(repository, commit)
    [logged] = await git_log.log(repository.folder, repository.reading(), start, most=1)
    local = await not_pushed(repository, start, most=1)
    files = await _files(repository, revisions_of(repository, start, logged.parents))
    answer = commit_of(logged, local, _LONGEST_BODY)
    if is_partial(repository):
        lacking = await _needs_network(repository, revisions_of(repository, start, logged.parents))
        answer = msgspec.structs.replace(answer, needs_network=lacking)
    return CommitDetail(
        commit=answer,
        files=[
            CommitFile(
                path=shown(each.path),
                status=each.status,
                origin=None if each.origin is None else shown(each.origin),
            )
            for each in files[:MOST_FILES]
        ],
        files_total=len(files),
    )


async def require_commit(repository: Repository, commit: str) -> str:
    """The full id. Raises ``ref_not_found``, and ``invalid_request`` for what is no id."""
    found = await commit_id(repository.folder, require_id(commit))
    if found is None:
        raise ImportRunError("ref_not_found", "There is no such commit here.")
    return found


def revisions_of(repository: Repository, commit: str, parents: tuple[str, ...]) -> tuple[str, str]:
    """What to compare to see what a commit changed: its first parent, and itself."""
    return (parents[0] if parents else empty_tree(repository)), commit


async def _files(repository: Repository, revisions: tuple[str, str]) -> list[ChangedFile]:
    folder, profile = repository.folder, repository.reading()
    try:
        return await changed_files(folder, profile, revisions)
    except ImportRunError as error:
        if not is_not_here(error):
            raise
    return await changed_files(folder, profile, revisions, options=["--no-renames"])


async def _needs_network(repository: Repository, revisions: tuple[str, str]) -> bool:
    """Whether a file that the commit changed is not here, before or after."""
    try:
        await changed_files(
            repository.folder, repository.reading(), revisions, options=["--shortstat"]
        )
    except ImportRunError as error:
        if is_not_here(error):
            return True
        raise
    return False
