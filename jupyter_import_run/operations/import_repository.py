"""Import a repository: clone beside its target, verify, claim the name, rename."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..errors import ImportRunError
from ..git.rev_parse import commit_of, current_branch, is_shallow
from ..jobs.reporter import Reporter
from ..root import Root
from ..services import Services
from ..sources import Source, parse, public_repository_url, same_repository
from ..store.workspace import remove_tree
from ..threads import in_thread
from ..wire.jobs import Fetch, ImportRepository, ImportRepositoryResult
from ..wire.warnings import JobWarning
from .clone_files import CloneRun, clone_files
from .discover import discover
from .git_progress import git_progress
from .naming import already_there, chosen_name, claim_folder
from .refs import settle
from .remote import reach
from .space import require_free_space, require_writable, while_space_lasts
from .submodules import add_submodules
from .temporary import temporary_folder

_LOOK = 1024 * 1024
"""Bytes of a file of the repository that are looked at."""


@dataclass(frozen=True)
class _Place:
    """Where the repository goes: ``parent`` exists, ``name`` may be taken."""

    root: Root
    parent: Path
    name: str


async def import_repository(
    services: Services, request: ImportRepository, reporter: Reporter
) -> ImportRepositoryResult:
    """Clone ``request.url`` into a folder below the root.

    The target appears in one step and complete, or not at all. Raises, besides what git
    and the network raise: ``unsupported``, ``limit_reached``, ``exists``, ``disk_full``.
    """
    placed: list[Path] = []
    try:
        return await _import(services, request, reporter, placed)
    except BaseException:
        # Cancelled after the rename: what is called cancelled must not be there.
        for target in placed:
            await in_thread(remove_tree, target)
        raise


async def _import(
    services: Services, request: ImportRepository, reporter: Reporter, placed: list[Path]
) -> ImportRepositoryResult:
    """Import; ``placed`` holds the target as soon as it is there."""
    reporter.report("resolving")
    source = parse(request.url, services.settings.provider_kinds)
    url = source.repository_url
    if url is None:
        raise ImportRunError("invalid_request", "No repository belongs to this notebook.")
    place = await asyncio.to_thread(_place, services, request, url)
    reporter.rename(place.name)
    services.policy.check(url)
    target = place.parent / place.name
    if request.if_exists != "rename" and await asyncio.to_thread(os.path.lexists, target):
        return await _reuse(services, place, request, source)
    await _require_room(services, place)

    reporter.report("connecting")
    remote = await reach(services, url)
    source, wanted = await settle(source, request.ref, remote.url, remote.profile)
    async with temporary_folder(services, place.parent) as workspace:
        run = CloneRun(
            url=remote.url,
            target=workspace.folder / place.name,
            profile=remote.profile,
            history=request.history,
            on_progress_line=await git_progress(reporter),
            on_start=workspace.git_started,
        )

        async def fill() -> None:
            await clone_files(run, wanted)
            if request.submodules:
                await add_submodules(services, run, reporter)

        await while_space_lasts(fill(), place.parent, services.settings.min_free_bytes)
        reporter.report("checking")
        commit = await commit_of(run.target, "HEAD")
        branch = await current_branch(run.target)
        shallow = await is_shallow(run.target)
        target = await _claim(run.target, place, request, placed)

    open_path, warnings = await asyncio.to_thread(_open_path, place.root, target, request, source)
    warnings += await asyncio.to_thread(_peculiarities, target, request)
    if remote.moved:
        moved_to = public_repository_url(remote.url)
        warnings.append(
            JobWarning("moved", f"The repository has moved to {moved_to}.", {"url": moved_to})
        )
    if commit is None:
        warnings.append(JobWarning("empty_repository", "The repository is empty."))
    history_job = None
    path = place.root.api_path(target)
    if request.history == "fast" and shallow:
        history_job = reporter.start_child(Fetch(path=path, history=True))
    return ImportRepositoryResult(
        path=path,
        open_path=open_path,
        branch=branch,
        commit=commit,
        warnings=warnings,
        history_job=history_job,
    )


def _place(services: Services, request: ImportRepository, url: str) -> _Place:
    if services.root is None:
        raise ImportRunError(
            "unsupported",
            "This server keeps its files elsewhere than on a disk, so repositories cannot "
            "be imported.",
        )
    parent = services.root.place(request.folder)
    if not parent.is_dir():
        raise ImportRunError("not_found", "This folder does not exist.", folder=request.folder)
    suggested = parse(url, services.settings.provider_kinds).suggested_name
    return _Place(services.root, parent, chosen_name(request.name, suggested))


async def _require_room(services: Services, place: _Place) -> None:
    settings = services.settings
    require_writable(place.parent)
    require_free_space(place.parent, settings.min_free_bytes)
    if settings.max_repositories:
        folders, _ = await asyncio.to_thread(discover, place.root.folder)
        if len(folders) >= settings.max_repositories:
            raise ImportRunError(
                "limit_reached",
                f"There are {len(folders)} repositories here, and no more are allowed.",
                max_repositories=settings.max_repositories,
            )


async def _reuse(
    services: Services, place: _Place, request: ImportRepository, source: Source
) -> ImportRepositoryResult:
    """What is at the target already, if it is the same repository. Raises ``exists``."""
    if request.if_exists == "fail":
        raise already_there(place.name)
    target = place.root.place(place.root.api_path(place.parent / place.name))
    origin = await services.summaries.origin(target)
    wanted = source.repository_url
    if origin is None or wanted is None or not same_repository(origin, wanted):
        raise ImportRunError(
            "exists",
            f"“{place.name}” is there already, and it comes from somewhere else.",
            name=place.name,
            reason="other_origin",
            url=public_repository_url(origin) if origin else None,
        )
    open_path, warnings = await asyncio.to_thread(_open_path, place.root, target, request, source)
    return ImportRepositoryResult(
        path=place.root.api_path(target),
        open_path=open_path,
        branch=await current_branch(target),
        commit=await commit_of(target, "HEAD"),
        warnings=warnings,
        reused=True,
    )


async def _claim(
    cloned: Path, place: _Place, request: ImportRepository, placed: list[Path]
) -> Path:
    """Move the clone to a name that nobody else has; a rename onto an empty folder is one step."""

    def claim() -> Path:
        target = claim_folder(place.parent, place.name, request.if_exists)
        try:
            os.rename(cloned, target)
        except BaseException:
            target.rmdir()
            raise
        placed.append(target)
        return target

    return await in_thread(claim)


def _open_path(
    root: Root, target: Path, request: ImportRepository, source: Source
) -> tuple[str | None, list[JobWarning]]:
    """The API path of what the link or the person says to open, if it is there."""
    inside = request.open or source.open or source.path
    if not inside:
        return None, []
    api_path = str(PurePosixPath(root.api_path(target)) / inside.strip("/"))
    try:
        exists = root.place(api_path).exists()
    except (ImportRunError, OSError):
        exists = False
    if exists:
        return api_path, []
    warning = JobWarning(
        "not_in_this_version",
        f"“{inside}” is not in this version of the repository.",
        {"path": inside},
    )
    return None, [warning]


def _peculiarities(target: Path, request: ImportRepository) -> list[JobWarning]:
    """What a person will wonder about: large files kept elsewhere, submodules left out."""
    warnings = []
    if b"filter=lfs" in _start_of(target / ".gitattributes"):
        warnings.append(
            JobWarning(
                "git_lfs",
                "Large files of this repository are kept elsewhere (Git LFS). They are here as "
                "pointers; “git lfs pull” fetches them.",
            )
        )
    if not request.submodules and (target / ".gitmodules").is_file():
        warnings.append(
            JobWarning(
                "submodules_left_out",
                "This repository has submodules. Their folders are empty.",
            )
        )
    return warnings


def _start_of(file: Path) -> bytes:
    """The first bytes of a file of the repository, which may be of any size, or be a link."""
    try:
        with open(file, "rb", opener=_without_links) as opened:
            return opened.read(_LOOK)
    except OSError:
        return b""


def _without_links(file: str, flags: int) -> int:
    return os.open(file, flags | os.O_NOFOLLOW)
