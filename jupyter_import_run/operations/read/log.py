"""The history of a repository or of one file, in pages."""

from __future__ import annotations

import re

from ...errors import ImportRunError
from ...git import log as git_log
from ...git.rev_parse import commit_of as commit_id
from ...repository.paths import require_path
from ...services import Services
from ...wire.history import CommitPage
from .commits import LONGEST_BODY, commit_of, not_pushed

PAGE = 50
"""Commits of a page."""

_CURSOR = re.compile(r"([0-9a-f]{40,64})-(\d{1,9})")


async def log(services: Services, path: str, *, file: str | None, before: str | None) -> CommitPage:
    """Commits from HEAD on, newest first; only those of ``file`` where it is given.

    ``before`` is the cursor of the page before: where that one began and how many there
    were, so that a page fits to the one before whatever was committed meanwhile.
    """
    repository = await services.repositories.open(path)
    start, skip = _place(before) if before else (await commit_id(repository.folder, "HEAD"), 0)
    if start is None:
        return CommitPage(commits=[], before=None)
    folder, profile = repository.folder, repository.reading()
    if file is None:
        found = await git_log.log(folder, profile, start, skip=skip, most=PAGE + 1)
    else:
        file = require_path(file)
        found = await git_log.log_of_file(folder, profile, start, file, skip=skip, most=PAGE + 1)
    local = await not_pushed(repository, start)
    return CommitPage(
        commits=[commit_of(each, local, LONGEST_BODY) for each in found[:PAGE]],
        before=f"{start}-{skip + PAGE}" if len(found) > PAGE else None,
    )


def _place(cursor: str) -> tuple[str, int]:
    match = _CURSOR.fullmatch(cursor)
    if match is None:
        raise ImportRunError("invalid_request", "There is no such page.")
    return match[1], int(match[2])
