"""Fetch from a remote of a repository, and tell the job how it goes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from ..git.environment import Profile
from ..jobs.reporter import Reporter
from ..repository.opened import Repository
from ..services import Services
from .git_progress import git_progress
from .remote import at_remote
from .require_server import require_server

T = TypeVar("T")


async def fetch_remote(
    services: Services,
    repository: Repository,
    remote: str,
    reporter: Reporter,
    verb: Callable[..., Awaitable[T]],
) -> T:
    """Run ``verb``, one of :mod:`..git.fetch` that lacks only where, how and whom to tell.

    Raises ``unsupported`` where the remote is no server.
    """
    require_server(repository.remote_url(remote) or "")
    reporter.report("connecting")
    tell = await git_progress(reporter)

    async def there(profile: Profile) -> T:
        return await verb(repository.folder, remote, profile=profile, on_progress_line=tell)

    return await at_remote(services, repository, remote, there)
