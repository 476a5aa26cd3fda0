"""Other worktrees of a repository: a branch can be checked out in one of them only."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.runner import run_git
from .opened import Repository


async def require_not_elsewhere(repository: Repository, branch: str) -> None:
    """Raise ``forbidden`` where another worktree has ``branch``, which this one has not.

    A commit in one would look undone in the other, and the next commit there would undo it:
    git-checkout(1) refuses too.
    """
    result = await run_git(
        ["for-each-ref", "--format=%(refname)%00%(worktreepath)", "--", f"refs/heads/{branch}"],
        repository=repository.folder,
        profile=repository.reading(),
    )
    for line in result.text.split("\n"):
        name, _, place = line.partition("\0")
        if name == f"refs/heads/{branch}" and place:
            raise ImportRunError(
                "forbidden",
                f"The branch {branch} is checked out in another worktree.",
                reason="checked_out_elsewhere",
                branch=branch,
                folder=place,
            )
