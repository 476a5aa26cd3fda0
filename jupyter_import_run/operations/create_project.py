"""Make a folder a repository, and publish it to a new project at a Git host."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..credentials.account import Account
from ..errors import ImportRunError
from ..git.ls_files import ls_files
from ..git.remote import add_remote
from ..jobs.reporter import Reporter
from ..repository.hooks import hooks_of
from ..repository.opened import Repository
from ..repository.state import remote_of
from ..repository.trees import Head, head_of
from ..root import Root
from ..services import Services
from ..threads import finish, in_thread
from ..wire.accounts import Project
from ..wire.filenames import shown
from ..wire.git_jobs import CommitPush
from ..wire.publish import AwsPlace, CreateProject, CreateProjectResult
from .accounts.choose import remember_account
from .make_commit import make_commit
from .naming import no_folder
from .offered import require_own_choice
from .publishing.author import author_of
from .publishing.begin import begin_repository
from .publishing.project import (
    maker_of,
    new_project,
    project_name,
    require_same,
    require_unused,
)
from .send import send
from .size_limits import size_limit
from .upstream import Upstream
from .working_on import working_on

_REMOTE = "origin"


async def create_project(
    services: Services, request: CreateProject, reporter: Reporter
) -> CreateProjectResult:
    """First here, then there, and each step only where an earlier try has not done it.

    So after a failure the folder is as it was, or a repository with its commit that the same
    request publishes. A repository that is there is taken as it is. Raises ``exists`` where the
    name is taken by a project with something in it (``project_in_use``) or the repository has
    another remote (``has_remote``), ``forbidden`` under the administrator's lock-down, and what
    committing, the host's API and pushing raise.
    """
    root = services.root
    if root is None:
        raise ImportRunError("unsupported", "This server keeps its files elsewhere than on a disk.")
    require_own_choice(services)
    folder = await in_thread(_folder, root, request.path)
    maker = await maker_of(services, request)
    reporter.report("checking")
    async with reporter.alone_in(folder):
        begun = await begin_repository(services, root, folder)
    run = _Run(services, request, reporter, maker, project_name(request, folder.name))
    try:
        return await run.publish()
    except BaseException:
        if begun is not None:
            await finish(begun.undo())
        raise


def _folder(root: Root, path: str) -> Path:
    """Blocks."""
    folder = root.place(path)
    if folder == root.folder:
        raise ImportRunError(
            "invalid_request", "The folder that Jupyter serves is no project of its own."
        )
    if not folder.is_dir():
        raise no_folder(path)
    return folder


@dataclass(frozen=True)
class _Run:
    services: Services
    request: CreateProject
    reporter: Reporter
    maker: Account | AwsPlace
    name: str

    async def publish(self) -> CreateProjectResult:
        services, path = self.services, self.request.path
        async with working_on(services, path, self.reporter) as repository:
            head = await self._committed(repository)
            assert head.branch is not None
            assert head.commit is not None
            self.reporter.report("connecting")
            project = await self._project(repository)
            account = self.maker.id if isinstance(self.maker, Account) else None
            await require_unused(services, project, account, head.branch, head.commit)
            if account is not None:
                await remember_account(services, project.url, account)
            if remote_of(repository) is None:
                await add_remote(repository.folder, _REMOTE, project.url)
                repository = await services.repositories.open(path)
            hooks = await hooks_of(repository, wanted=services.settings.run_hooks)
            to = Upstream(_REMOTE, head.branch)
            await send(services, repository, head.commit, head.branch, to, hooks, self.reporter)
        return CreateProjectResult(
            path=path,
            url=project.url,
            web_url=project.web_url,
            branch=head.branch,
            commit=head.commit,
        )

    async def _committed(self, repository: Repository) -> Head:
        """HEAD, with a first commit of all that is not ignored where there is none."""
        head = await head_of(repository)
        if head.branch is None:
            raise ImportRunError("unsupported", "No branch is checked out here.", reason="detached")
        if head.commit is not None:
            return head
        self.reporter.report("committing")
        files = await ls_files(
            repository.folder, repository.reading(), "--others", "--cached", "--exclude-standard"
        )
        own = author_of(self.maker) if isinstance(self.maker, Account) else None
        author = self.request.author or (f"{own.name} <{own.email}>" if own else None)
        commit = CommitPush(
            path=self.request.path,
            message=self.request.message,
            files=[shown(file) for file in files],
            strip_outputs=not self.request.outputs,
            author=author,
            confirmed=self.request.confirmed,
        )
        kind = "codecommit" if isinstance(self.maker, AwsPlace) else self.maker.provider
        hooks = await hooks_of(repository, wanted=self.services.settings.run_hooks)
        return (await make_commit(repository, commit, size_limit(kind), hooks)).head

    async def _project(self, repository: Repository) -> Project:
        remote = remote_of(repository)
        url = repository.remote_url(remote) if remote is not None else None
        if url is None:
            return await new_project(self.services, self.maker, self.request, self.name)
        return await require_same(self.services, self.maker, self.request, self.name, url)
