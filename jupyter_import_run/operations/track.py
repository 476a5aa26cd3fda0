"""Have a branch track one of a remote."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from ..errors import ImportRunError
from ..git.config import set_local, unset_local
from ..repository.opened import Repository
from ..threads import finish
from .upstream import Upstream


async def track(repository: Repository, branch: str, upstream: Upstream) -> None:
    """Write into the repository's configuration what ``branch`` pulls from and pushes to."""
    for key, value in (("remote", upstream.remote), ("merge", f"refs/heads/{upstream.branch}")):
        name = f"branch.{branch}.{key}"
        await set_local(repository.folder, name, value, repository.writing())


@contextlib.asynccontextmanager
async def tracking(
    repository: Repository, branch: str | None, upstream: Upstream | None
) -> AsyncIterator[None]:
    """``branch``, which is not there yet, will track ``upstream`` unless what makes it fails.

    So a configuration that cannot be written stops it before anything has moved.
    """
    if branch is None or upstream is None:
        yield
        return
    try:
        await track(repository, branch, upstream)
        yield
    except BaseException:
        await finish(_track_nothing(repository, branch))
        raise


async def _track_nothing(repository: Repository, branch: str) -> None:
    for key in ("remote", "merge"):
        with contextlib.suppress(ImportRunError):  # that of the configuration itself is raised
            await unset_local(repository.folder, f"branch.{branch}.{key}")
