"""The services of a server, and operations run without one: for thousands of them in a row."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, cast

from jupyter_import_run.config.settings import Settings
from jupyter_import_run.git.version import GitRequirement
from jupyter_import_run.jobs.job import JobRecord
from jupyter_import_run.jobs.registry import JobRegistry
from jupyter_import_run.jobs.reporter import Reporter
from jupyter_import_run.operations.summarise import Summaries
from jupyter_import_run.operations.table import operations
from jupyter_import_run.policy import NetworkPolicy, parse_private_host
from jupyter_import_run.repository.open import Repositories
from jupyter_import_run.root import Root
from jupyter_import_run.services import Services
from jupyter_import_run.store.cloned import ClonedRepositories
from jupyter_import_run.store.hosts import AllowedHosts
from jupyter_import_run.store.journal import JobJournal
from jupyter_import_run.store.kept_folders import KeptFolders
from jupyter_import_run.store.origins import NotebookOrigins
from jupyter_import_run.store.remembered import RememberedChoices
from jupyter_import_run.store.workspace import Workspaces
from jupyter_import_run.wire.jobs import JobRequest, JobResult


def make_services(root: Path, data: Path, **settings: Any) -> Services:
    """Services that reach the loopback, over ``root``, with their stores in ``data``."""
    hosts = AllowedHosts(data)
    cloned = ClonedRepositories(data)
    choices = RememberedChoices(data, str(root))
    repositories = Repositories(Root(root), cloned)
    return Services(
        settings=Settings(**settings),
        data_folder=data,
        policy=NetworkPolicy(private_hosts=(parse_private_host("127.0.0.1"),), person_hosts=hosts),
        contents=cast("Any", None),
        root=Root(root),
        git=GitRequirement(),
        summaries=Summaries({}),
        repositories=repositories,
        cloned=cloned,
        kept_folders=KeptFolders(data),
        choices=choices,
        hosts=hosts,
        origins=NotebookOrigins(data, str(root)),
        workspaces=Workspaces(data),
        log=logging.getLogger("import-run-test"),
    )


def make_jobs(services: Services) -> JobRegistry:
    """The jobs of such a server; ``stop`` them."""
    return JobRegistry(
        operations(services),
        history=100,
        changed=lambda job: None,
        activity=lambda: None,
        journal=JobJournal(services.data_folder, "root", 100),
        log=services.log,
    )


async def perform(services: Services, request: JobRequest) -> JobResult:
    """Do what ``request`` asks for, here and now. Raises what the operation raises."""
    operation = operations(services)[type(request)]
    job = JobRecord(
        kind=operation.kind,
        title="test",
        request=request,
        public_request=request,
        user="test",
    )

    def start_child(child: JobRequest) -> JobRecord:
        return JobRecord(kind="child", title="", request=child, public_request=child, user="test")

    return await operation.run(request, Reporter(job, lambda job: None, start_child))
