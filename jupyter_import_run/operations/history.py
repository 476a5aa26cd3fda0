"""Bring what a repository's remote has: news, or the history that a fast import left out."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..errors import ImportRunError
from ..git.config import list_local, unset_local
from ..git.environment import Profile
from ..git.fetch import fetch as git_fetch
from ..git.local_config import neutralise
from ..git.rev_parse import git_folder, is_shallow
from ..jobs.reporter import Reporter
from ..repository.locate import locate
from ..services import Services
from .git_progress import git_progress
from .remote import reach
from .submodules import DEEPEST, submodules

_FILTER_IGNORED = "filtering not recognized by server"
_PROMISES = ("remote.origin.promisor", "remote.origin.partialclonefilter")


async def bring_news(services: Services, repository: Path, reporter: Reporter) -> None:
    """Fetch from ``origin``; the history stays as deep as it is."""
    profile = await _origin(services, repository)
    await git_fetch(
        repository, "origin", profile=profile, on_progress_line=await git_progress(reporter)
    )


async def bring_history(
    services: Services, repository: Path, reporter: Reporter, *, depth: int = DEEPEST
) -> None:
    """Fetch from ``origin`` all that a shallow clone left out, in its submodules too."""
    if await is_shallow(repository):
        await _unshallow(repository, await _origin(services, repository), reporter)
    elif depth == DEEPEST:
        await bring_news(services, repository, reporter)
    if depth == 0:
        return
    for submodule in await submodules(repository):
        place = repository / submodule.path
        if await asyncio.to_thread(_is_here, services, place):
            await bring_history(services, place, reporter, depth=depth - 1)


def _is_here(services: Services, submodule: Path) -> bool:
    """Whether it was cloned. Blocks. Raises what :func:`~..repository.locate.locate` raises."""
    if services.root is None or not os.path.lexists(submodule / ".git"):
        return False
    locate(submodule, services.root.folder)
    return True


async def _origin(services: Services, repository: Path) -> Profile:
    """For a git that may reach ``origin``, and where the repository's configuration is harmless."""
    entries = await list_local(repository)
    url = next((value for key, value in entries if key == "remote.origin.url"), None)
    if url is None:
        raise ImportRunError("unsupported", "This repository has no remote called origin.")
    overrides = neutralise(await _without_own_place(entries, repository))
    remote = await reach(services, url)
    if remote.moved:
        overrides = (*overrides, (f"url.{remote.url}.insteadOf", url))
    return replace(remote.profile, config=overrides)


async def _without_own_place(
    entries: list[tuple[str, str]], repository: Path
) -> list[tuple[str, str]]:
    """``entries`` without a ``core.worktree`` that says what is so: a submodule's does."""
    named = [value for key, value in entries if key == "core.worktree"]
    if not named:
        return entries
    folder = await git_folder(repository)
    if not await asyncio.to_thread(_all_lead_to, repository, folder, named):
        return entries
    return [entry for entry in entries if entry[0] != "core.worktree"]


def _all_lead_to(place: Path, start: Path, paths: list[str]) -> bool:
    return {os.path.realpath(start / path) for path in paths} == {os.path.realpath(place)}


async def _unshallow(repository: Path, profile: Profile, reporter: Reporter) -> None:
    bring_all = partial(
        git_fetch,
        repository,
        "origin",
        profile=profile,
        unshallow=True,
        tags=True,
        on_progress_line=await git_progress(reporter),
    )
    try:
        answer = await bring_all(without_blobs=True)
    except ImportRunError as error:
        if error.code != "unsupported":
            raise
        # With a filter git takes fetch.fsck.* for nothing, and an old history's harmless
        # defects for errors.
        await _forget_promises(repository)
        await bring_all()
    else:
        if _FILTER_IGNORED in answer.stderr:
            await _forget_promises(repository)


async def _forget_promises(repository: Path) -> None:
    """Everything comes at once, and nothing must be looked for at the server later."""
    for key in _PROMISES:
        await unset_local(repository, key)
