"""What operations work with. ``app.py`` makes the one instance of a server."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from .config import Settings
from .git.version import GitRequirement
from .policy import NetworkPolicy
from .root import Root
from .store.hosts import AllowedHosts
from .store.origins import NotebookOrigins
from .store.workspace import Workspaces
from .wire.jobs import JobRequest

if TYPE_CHECKING:
    from jupyter_server.services.contents.manager import ContentsManager

    from .jobs.job import JobRecord
    from .operations.summarise import Summaries


class StartJob(Protocol):
    """Start a job that another one calls for."""

    def __call__(
        self, request: JobRequest, *, user: str, parent: str | None = None
    ) -> JobRecord: ...


@dataclass
class Services:
    """Settings, policy, places and stores of one server.

    ``root`` is None where the contents manager keeps no files on disk.
    """

    settings: Settings
    policy: NetworkPolicy
    contents: ContentsManager
    root: Root | None
    git: GitRequirement
    summaries: Summaries
    hosts: AllowedHosts
    origins: NotebookOrigins
    workspaces: Workspaces
    log: logging.Logger
    start_job: StartJob
    job_user: Callable[[str], str]
