"""Have a branch track one of a remote."""

from __future__ import annotations

from ..git.config import set_local
from ..repository.opened import Repository
from .upstream import Upstream


async def track(repository: Repository, branch: str, upstream: Upstream) -> None:
    """Write into the repository's configuration what ``branch`` pulls from and pushes to."""
    for key, value in (("remote", upstream.remote), ("merge", f"refs/heads/{upstream.branch}")):
        name = f"branch.{branch}.{key}"
        await set_local(repository.folder, name, value, repository.writing())
