"""A new project at a Git host, or the empty one that an earlier try has left there."""

from __future__ import annotations

import re

from ...credentials.account import Account
from ...errors import ImportRunError
from ...git.ls_remote import RemoteRefs, ls_remote
from ...hosting.api import HostApi
from ...hosting.codecommit import create_repository, repository_called
from ...services import Services
from ...sources import same_repository
from ...threads import in_thread
from ...wire.accounts import Project
from ...wire.publish import AwsPlace, CreateProject
from ..accounts.apis import ask_host
from ..accounts.describe import find_account, host_of
from ..remote import Remote, at_server

_ODD = re.compile(r"[^A-Za-z0-9._-]+")


def project_name(request: CreateProject, folder: str) -> str:
    """What the person called it, else the name of the ``folder`` as every host takes it."""
    return request.name or _ODD.sub("-", folder).strip("-.") or "project"


async def maker_of(services: Services, request: CreateProject) -> Account | AwsPlace:
    """By whom the project is made.

    Raises ``invalid_request`` where it is not the one of an account and AWS, ``not_found`` for an
    account that there is not, and ``unsupported`` where its host makes none for programs.
    """
    if (request.account is None) == (request.aws is None):
        raise ImportRunError(
            "invalid_request", "A project is made by the one of an account and AWS."
        )
    if request.aws is not None:
        return request.aws
    assert request.account is not None
    account = await find_account(services, request.account)
    host = host_of(services, account)
    if host.api is None:
        raise ImportRunError(
            "unsupported",
            f"{host.name} makes no projects for programs.",
            reason="no_new_projects",
            host=host.name,
        )
    return account


async def new_project(
    services: Services, maker: Account | AwsPlace, request: CreateProject, name: str
) -> Project:
    """The project called ``name``, which may have been there. Raises what the host's API raises."""
    if isinstance(maker, AwsPlace):
        return await in_thread(
            create_repository, maker.region, maker.profile, name, request.description
        )

    async def ask(api: HostApi) -> Project:
        try:
            return await api.create(
                name,
                private=request.private,
                namespace=request.namespace,
                description=request.description,
            )
        except ImportRunError as error:
            if error.code != "exists":
                raise
            return await api.find(name, namespace=request.namespace)

    return await ask_host(services, maker, ask)


async def require_same(
    services: Services, maker: Account | AwsPlace, request: CreateProject, name: str, url: str
) -> Project:
    """The project that ``url``, a remote that is there already, is one of.

    Raises ``exists`` where that is another one: it is not for us to point it elsewhere.
    """
    found = await _existing(services, maker, request, name)
    if found is not None and same_repository(found.url, url):
        return found
    raise ImportRunError(
        "exists", "This repository has a remote called origin already.", reason="has_remote"
    )


async def _existing(
    services: Services, maker: Account | AwsPlace, request: CreateProject, name: str
) -> Project | None:
    """The project called ``name`` that ``maker`` has, None where there is none."""
    if isinstance(maker, AwsPlace):
        return await in_thread(repository_called, maker.region, maker.profile, name)
    try:
        return await ask_host(
            services, maker, lambda api: api.find(name, namespace=request.namespace)
        )
    except ImportRunError as error:
        if error.code == "not_found":
            return None
        raise


async def require_unused(
    services: Services, project: Project, account: str | None, branch: str, commit: str
) -> None:
    """Raise ``exists`` where somebody has put anything but ``commit`` into ``project``."""

    async def ask(remote: Remote) -> RemoteRefs:
        return await ls_remote(remote.url, profile=remote.profile)

    refs = await at_server(services, project.url, ask, account=account)
    if refs.tags or refs.branches not in ({}, {branch: commit}):
        raise ImportRunError(
            "exists",
            "There is a project of this name with something in it.",
            reason="project_in_use",
            name=project.path,
            url=project.web_url,
        )
