"""Clone a repository anew into its place; the old folder is kept whole."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial

from ..errors import ImportRunError
from ..git.rev_parse import commit_of, current_branch, is_shallow
from ..jobs.reporter import Reporter
from ..repository.opened import Repository
from ..repository.take_over import commits_to_take, own_tips
from ..repository.worktrees import require_replaceable
from ..services import Services
from ..sources import parse
from ..threads import in_thread
from ..wire.git_jobs import Reclone
from ..wire.git_results import RecloneResult
from ..wire.jobs import Fetch
from ..wire.snapshots import Snapshot
from .bring_objects import bring_objects
from .clone_files import CloneRun, clone_files
from .git_progress import git_progress
from .kept_folder import put_instead
from .object_cache import mirror_of
from .refs import Wanted, settle
from .remote import Remote, at_server
from .space import while_space_lasts
from .temporary import temporary_folder
from .working_on import working_on


async def reclone(services: Services, request: Reclone, reporter: Reporter) -> RecloneResult:
    """Fetch into a new folder, then let the two change places in one step.

    Where anything fails, the old one is untouched. The same branch is checked out if the
    server still has it. Raises ``unsupported`` where nothing can be cloned into its place.
    """
    async with working_on(services, request.path, reporter, may_be_unfinished=True) as repository:
        await require_replaceable(repository)
        url = repository.remote_url("origin")
        if url is None:
            raise ImportRunError("unsupported", "This repository has no remote called origin.")
        await _bring_contents(services, repository, reporter)
        reporter.report("connecting")
        renew = partial(_renew, services, request, reporter, repository)
        snapshot, commit, shallow = await at_server(services, url, renew)
    if shallow:
        reporter.start_child(Fetch(path=request.path, history=True))
    return RecloneResult(path=request.path, commit=commit, snapshot=snapshot.id)


async def _renew(
    services: Services,
    request: Reclone,
    reporter: Reporter,
    repository: Repository,
    remote: Remote,
) -> tuple[Snapshot, str | None, bool]:
    """What the old folder became, and of the new one its commit and whether it is shallow."""
    wanted = await _wanted(services, repository, remote)
    parent = repository.folder.parent
    async with temporary_folder(services, parent) as workspace:
        run = CloneRun(
            url=remote.url,
            target=workspace.folder / repository.folder.name,
            profile=remote.profile,
            history="fast",
            on_progress_line=await git_progress(reporter),
            on_start=partial(in_thread, workspace.git_started),
            reference=await in_thread(mirror_of, services.settings.object_cache_dir, remote.url),
        )
        await while_space_lasts(clone_files(run, wanted), parent, services.settings.min_free_bytes)
        reporter.report("checking")
        commit = await commit_of(run.target, "HEAD")
        await asyncio.to_thread(services.cloned.remember, run.target / ".git", "cloned")
        snapshot = await put_instead(services, repository, run.target, request.path, "reclone")
        shallow = await is_shallow(repository.folder)
    return snapshot, commit, shallow


async def _bring_contents(services: Services, repository: Repository, reporter: Reporter) -> None:
    """Of what the new one takes over a partial clone may lack contents of files.

    A repository that is broken is one to clone anew: then they are left where they are.
    """
    with contextlib.suppress(ImportRunError):
        commits = await commits_to_take(repository, await own_tips(repository))
        await bring_objects(services, repository, reporter, *commits)


async def _wanted(services: Services, repository: Repository, remote: Remote) -> Wanted:
    """The branch that is checked out, if the server still has it."""
    branch = await current_branch(repository.folder)
    source = parse(remote.url, services.settings.provider_kinds)
    try:
        return (await settle(source, branch, remote.url, remote.profile))[1]
    except ImportRunError as error:
        if error.code != "ref_not_found":
            raise
        return Wanted("default")
