"""Have a branch track one of a remote."""

from __future__ import annotations

from ..git.runner import run_git
from ..repository.opened import Repository
from .upstream import Upstream


async def track(repository: Repository, branch: str, upstream: Upstream) -> None:
    """Write into the repository's configuration what ``branch`` pulls from and pushes to."""
    for key, value in (("remote", upstream.remote), ("merge", f"refs/heads/{upstream.branch}")):
        await run_git(
            ["config", "--local", "--replace-all", f"branch.{branch}.{key}", value],
            repository=repository.folder,
            profile=repository.writing(),
        )
