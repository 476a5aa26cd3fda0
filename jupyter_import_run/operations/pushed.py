"""Whether others may have a commit already."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.runner import run_git
from ..repository.opened import Repository


async def require_not_pushed(repository: Repository, commit: str) -> None:
    """Raise ``forbidden`` where a remote's branch has ``commit``: histories would part."""
    result = await run_git(
        [
            *("for-each-ref", f"--contains={commit}", "--format=%(symref) %(refname:short)"),
            *("--count=2", "--", "refs/remotes"),
        ],
        repository=repository.folder,
        profile=repository.reading(),
    )
    names = [line.removeprefix(" ") for line in result.text.splitlines() if line[0] == " "]
    if names:
        branch = names[0]
        raise ImportRunError(
            "forbidden",
            f"The last commit is on {branch} already, where others may have it from.",
            reason="already_pushed",
            branch=branch,
        )
