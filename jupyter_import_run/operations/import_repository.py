"""Import a repository: clone beside its target, verify, claim the name, rename."""

from __future__ import annotations

import asyncio
import contextlib
import os
from functools import partial
from pathlib import Path

from ..errors import ImportRunError
from ..git.config import set_local
from ..git.environment import Profile
from ..git.rev_parse import branch_and_commit, is_shallow
from ..jobs.reporter import Reporter
from ..services import Services
from ..sources import Source, parse, public_repository_url
from ..threads import in_thread
from ..wire.jobs import Fetch, ImportRepository, ImportRepositoryResult
from ..wire.warnings import JobWarning
from .accounts.choose import remember_account, require_account
from .clone_files import CloneRun, clone_files
from .git_progress import git_progress
from .object_cache import mirror_of
from .offered import require_offered
from .peculiarities import Opening, find_opening, peculiarities
from .presets.arrive import arrived
from .presets.fill_in import fill_in
from .presets.folders import folders_above
from .refs import settle
from .remote import Remote, at_server
from .repository_place import Place, find_place, put_in_place, require_space
from .reuse_repository import reuse_repository
from .space import while_space_lasts
from .submodules import add_submodules
from .temporary import temporary_folder


async def import_repository(
    services: Services, request: ImportRepository, reporter: Reporter
) -> ImportRepositoryResult:
    """Clone ``request.url``, or what is saved as ``request.preset``, into a folder below the root.

    The target appears in one step and complete, or not at all. Raises, besides what git
    and the network raise: ``unsupported``, ``limit_reached``, ``exists``, ``disk_full``.
    """
    reporter.report("resolving")
    asked_for = request.account
    request = await fill_in(services, request)
    assert request.url is not None
    source = parse(request.url, services.settings.provider_kinds)
    url = source.repository_url
    if url is None:
        raise ImportRunError("invalid_request", "No repository belongs to this notebook.")
    services.policy.check(url)
    require_offered(services, url)
    await require_account(services, url, asked_for)
    async with contextlib.AsyncExitStack() as stack:
        if request.preset is not None and services.root is not None:
            await stack.enter_async_context(folders_above(services.root, request.folder))
        place = await find_place(services, request, url)
        reporter.rename(place.name)

        async def reuse() -> ImportRepositoryResult:
            result = await reuse_repository(services, place, request, source)
            await in_thread(arrived, services, place.root, place.target, request.preset)
            return result

        may_be_there = request.if_exists != "rename"
        if may_be_there and await asyncio.to_thread(os.path.lexists, place.target):
            return await reuse()
        await require_space(services, place)
        reporter.report("connecting")
        clone = partial(_clone, services, request, reporter, place, source)
        try:
            return await at_server(services, url, clone, account=request.account)
        except ImportRunError as error:
            if error.code != "exists" or request.if_exists != "reuse":
                raise
            return await reuse()  # it came meanwhile


async def _clone(
    services: Services,
    request: ImportRepository,
    reporter: Reporter,
    place: Place,
    source: Source,
    remote: Remote,
) -> ImportRepositoryResult:
    """Nothing waits after the clone is in its place: no cancellation can come any more."""
    source, wanted = await settle(source, request.ref, remote.url, remote.profile)
    async with temporary_folder(services, place.parent) as workspace:
        run = CloneRun(
            url=remote.url,
            target=workspace.folder / place.name,
            profile=remote.profile,
            history=request.history,
            on_progress_line=await git_progress(reporter),
            on_start=partial(in_thread, workspace.git_started),
            sparse=tuple(request.sparse),
            reference=await in_thread(mirror_of, services.settings.object_cache_dir, remote.url),
        )

        async def fill() -> None:
            await clone_files(run, wanted)
            if request.submodules:
                await add_submodules(services, run, reporter, account=request.account)

        await while_space_lasts(fill(), place.parent, services.settings.min_free_bytes)
        reporter.report("checking")
        if remote.moved and _is_asked_for_again(services, request):
            await set_local(run.target, "remote.origin.url", remote.asked, Profile())
        branch, commit = await branch_and_commit(run.target)
        shallow = await is_shallow(run.target)
        await in_thread(_remember, services, run.target)
        if request.account is not None:
            await remember_account(services, remote.url, request.account)
        warnings = await asyncio.to_thread(
            peculiarities, run.target, with_submodules=request.submodules
        )
        inside = request.open or source.open or source.path

        def look(target: Path) -> Opening:
            arrived(services, place.root, target, request.preset)
            return find_opening(place.root, target, inside)

        target, opening = await put_in_place(
            workspace,
            run.target,
            place,
            request.if_exists,
            most=services.settings.max_repositories,
            look=look,
        )
    if remote.moved:
        moved_to = public_repository_url(remote.url)
        warnings.append(
            JobWarning("moved", f"The repository has moved to {moved_to}.", {"url": moved_to})
        )
    if commit is None:
        warnings.append(JobWarning("empty_repository", "The repository is empty."))
    path = place.root.api_path(target)
    history_job = None
    if request.history == "fast" and shallow:
        history_job = reporter.start_child(Fetch(path=path, history=True))
    return ImportRepositoryResult(
        path=path,
        open_path=opening.path,
        branch=branch,
        commit=commit,
        warnings=[*opening.warnings, *warnings],
        history_job=history_job,
    )


def _is_asked_for_again(services: Services, request: ImportRepository) -> bool:
    """Whether the clone is to be known by the address that it was asked for by.

    A saved repository, a start and a link ask by the same address each time, and under the
    lock-down only that one is offered; where it has moved to is found again on each way there.
    """
    return (
        request.preset is not None
        or request.if_exists == "reuse"
        or services.settings.lock_down_to_repositories
    )


def _remember(services: Services, clone: Path) -> None:
    """That it is a clone of ours, whose own filters may run: what is in it came from git."""
    try:
        services.cloned.remember(clone / ".git", "cloned")
    except OSError as error:
        services.log.warning("import-run: %s is not remembered as a clone: %s", clone.name, error)
