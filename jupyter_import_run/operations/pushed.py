"""Whether others may have a commit already."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.runner import run_git
from ..repository.opened import Repository


async def require_not_pushed(repository: Repository, commit: str) -> None:
    """Raise ``forbidden`` where a remote's branch has ``commit``: histories would part."""
    result = await run_git(
        [
            *("for-each-ref", "--count=1", f"--contains={commit}", "--format=%(refname:short)"),
            *("--", "refs/remotes"),
        ],
        repository=repository.folder,
        profile=repository.reading(),
    )
    branch = result.text.strip()
    if branch:
        raise ImportRunError(
            "forbidden",
            f"The last commit is on {branch} already, where others may have it from.",
            reason="already_pushed",
            branch=branch,
        )
