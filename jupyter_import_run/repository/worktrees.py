"""Several worktrees of one repository: what of it belongs to all, and what keeps one in its place.

https://git-scm.com/docs/git-worktree
"""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import ImportRunError
from ..git.runner import run_git
from ..threads import in_thread
from ..wire.status import Irreplaceable
from .locate import first_line
from .opened import Repository

_SENTENCES: dict[Irreplaceable, str] = {
    "linked_worktree": "This folder is a worktree of another repository.",
    "git_folder_apart": "The Git data of this folder are in another one.",
    "has_worktrees": "Other folders are worktrees of this repository.",
}


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


async def require_replaceable(repository: Repository) -> None:
    """Raise ``unsupported`` where another folder cannot take the place of this one."""
    found = await in_thread(irreplaceable, repository)
    if found is not None:
        reason, folder = found
        raise ImportRunError("unsupported", _SENTENCES[reason], reason=reason, folder=str(folder))


def irreplaceable(repository: Repository) -> tuple[Irreplaceable, Path] | None:
    """Why no other folder can take the place of this one, and the folder that is the reason.

    The Git data of a worktree, and of a submodule, are in another repository, which would
    go on believing in it; and the worktrees of this one have theirs here. Blocks.
    """
    if repository.git_dir != repository.common_dir:
        return "linked_worktree", repository.common_dir.parent
    if repository.git_dir != repository.folder / ".git":
        return "git_folder_apart", repository.git_dir
    others = _linked(repository.common_dir)
    return ("has_worktrees", others[0]) if others else None


def _linked(common_dir: Path) -> list[Path]:
    """The linked worktrees that are still there, or on a disk that is away for now. Blocks."""
    found = []
    for record in sorted((common_dir / "worktrees").glob("*/gitdir")):
        place = record.parent / first_line(record)
        if os.path.lexists(place) or (record.parent / "locked").exists():
            found.append(Path(os.path.realpath(place)).parent)
    return found
