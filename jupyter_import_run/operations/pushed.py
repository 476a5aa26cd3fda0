"""Whether others may have a commit already."""

from __future__ import annotations

from ..errors import ImportRunError
from ..git.for_each_ref import some_refs_with
from ..repository.opened import Repository


async def require_not_pushed(repository: Repository, commit: str) -> None:
    """Raise ``forbidden`` where a remote's branch has ``commit``: histories would part."""
    refs = await some_refs_with(repository.folder, commit, "refs/remotes")
    if refs:
        branch = refs[0].removeprefix("refs/remotes/")
        raise ImportRunError(
            "forbidden",
            f"The last commit is on {branch} already, where others may have it from.",
            reason="already_pushed",
            branch=branch,
        )
