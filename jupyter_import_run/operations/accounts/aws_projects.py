"""Repositories that the AWS tools on this machine can see."""

from __future__ import annotations

from ...hosting.codecommit import repositories
from ...threads import in_thread
from ...wire.accounts import ProjectPage


async def aws_projects(region: str, profile: str, query: str) -> ProjectPage:
    """Those of CodeCommit in ``region`` as ``profile``, the configured ones where empty.

    Raises what :func:`~...hosting.codecommit.repositories` raises.
    """
    found = await in_thread(repositories, region or None, profile or None, query)
    return ProjectPage(projects=found, next_page=None)
