"""Files that the person told git not to look at: ``skip-worktree`` and ``assume-unchanged``.

Such a file is for git as it was committed, whatever is in it; git refuses to write over it where
that is not so (https://git-scm.com/docs/git-update-index).
"""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.ls_files import ls_files
from ..git.paths import literal
from .opened import Repository


async def told_of_marks(repository: Repository, error: ImportRunError) -> ImportRunError:
    """``error``, which says by a mark that a changed file is in the way, if it has one."""
    path = error.data.get("path")
    if error.code != "local_changes" or "reason" in error.data or not isinstance(path, str):
        return error
    if not await _is_marked(repository, path):
        return error
    return ImportRunError(
        "local_changes",
        f"Git was told not to look at {path}, which has changes that this would write over.",
        reason="hidden_changes",
        **error.data,
    )


async def _is_marked(repository: Repository, path: str) -> bool:
    listed = await ls_files(
        repository.folder, repository.reading(), "--cached", "-v", pathspecs=[literal(path)]
    )
    return any(line.startswith("S") or line[:1].islower() for line in listed)
