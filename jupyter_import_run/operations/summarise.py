"""A repository in a line: where it comes from, and its branch."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..errors import ImportRunError
from ..git.config import list_file
from ..repository.locate import first_line, locate
from ..repository.stamps import Stamp, stamp
from ..repository.tags import Tags
from ..root import Root
from ..sources import public_repository_url, web_url
from ..wire.repositories import RepositoryList, RepositorySummary
from .discover import discover

_AT_ONCE = 4
"""Repositories that git is asked about at the same time."""


class Summaries:
    """Summaries of the repositories under a root.

    HEAD is read as a file, and the configuration and the tag of a commit by git, once for each
    change of it, whoever asks meanwhile: a list of a hundred repositories that nobody touched
    starts no process.
    """

    def __init__(self, providers: Mapping[str, str]) -> None:
        self._providers = providers
        self._tags = Tags()
        self._origins: dict[Path, tuple[Stamp, asyncio.Future[str | None]]] = {}
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def list(self, root: Root, hidden: Collection[str] = ()) -> RepositoryList:
        """All repositories, by path. Those whose path is among ``hidden`` are marked."""
        folders, truncated = await asyncio.to_thread(_see_all, root)
        found = await asyncio.gather(*(self._summary(each, root) for each in folders))
        found = [
            msgspec.structs.replace(each, hidden=True) if each.path in hidden else each
            for each in found
        ]
        return RepositoryList(
            repositories=sorted(found, key=lambda summary: summary.path.casefold()),
            truncated=truncated,
        )

    async def of(self, folder: Path, root: Root) -> RepositorySummary:
        """One repository."""
        return await self._summary(await asyncio.to_thread(_see, folder), root)

    async def origin(self, folder: Path) -> str | None:
        """The address of the remote ``origin``, or of the only other one."""
        return await self._origin(await asyncio.to_thread(_see, folder))

    async def _summary(self, seen: _Seen, root: Root) -> RepositorySummary:
        async with self._turns:
            url = await self._origin(seen)
            tag = await self._tag(seen.folder, root, seen.commit) if seen.commit else None
        return RepositorySummary(
            path=root.api_path(seen.folder),
            name=seen.folder.name,
            url=public_repository_url(url) if url else None,
            branch=seen.branch,
            commit=seen.commit,
            tag=tag,
            web_url=web_url(url, providers=self._providers) if url else None,
        )

    async def _tag(self, folder: Path, root: Root, commit: str) -> str | None:
        """None also where git may not look: what is in the folder, somebody may have prepared."""
        try:
            place = await asyncio.to_thread(locate, folder, root.folder)
        except ImportRunError:
            return None
        return await self._tags.of(*place, commit)

    async def _origin(self, seen: _Seen) -> str | None:
        if seen.stamp is None:
            return None
        known = self._origins.get(seen.config)
        if known is None or known[0] != seen.stamp or _has_failed(known[1]):
            known = (seen.stamp, asyncio.ensure_future(_read_origin(seen.config)))
            self._origins[seen.config] = known
        return await asyncio.shield(known[1])


class _Seen(NamedTuple):
    """What files say of a repository. Of ``branch`` and ``commit`` HEAD names one, or none.

    ``config`` is its configuration, with the ``stamp`` that changes with it.
    """

    folder: Path
    branch: str | None
    commit: str | None
    config: Path
    stamp: Stamp | None


def _has_failed(reading: asyncio.Future[str | None]) -> bool:
    """Whether it is worth another try: so it is where git could not even be started."""
    return reading.done() and (reading.cancelled() or reading.exception() is not None)


def _see_all(root: Root) -> tuple[list[_Seen], bool]:
    """Those that :func:`discover` finds, and whether it was cut short. Blocks."""
    folders, truncated = discover(root.folder)
    return list(map(_see, folders)), truncated


def _see(folder: Path) -> _Seen:
    git_folder = _git_folder(folder)
    config = _config_file(git_folder)
    return _Seen(folder, *_head(git_folder), config, _stamp(config))


async def _read_origin(config: Path) -> str | None:
    try:
        entries = await list_file(config)
    except ImportRunError:
        return None
    urls = {
        key.removeprefix("remote.").removesuffix(".url"): value
        for key, value in reversed(entries)
        if key.startswith("remote.") and key.endswith(".url")
    }
    if "origin" in urls:
        return urls["origin"]
    return next(iter(urls.values())) if len(urls) == 1 else None


def _stamp(file: Path) -> Stamp | None:
    """What changes with a file's content; None where it is no file."""
    try:
        status = file.stat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return stamp(status)


def _git_folder(folder: Path) -> Path:
    """``.git`` itself, or the folder that a ``.git`` file (a worktree, a submodule) names."""
    dot_git = folder / ".git"
    named = first_line(dot_git).removeprefix("gitdir:").strip()
    return Path(os.path.normpath(folder / named)) if named else dot_git


def _config_file(git_folder: Path) -> Path:
    """The configuration; a worktree shares that of its main repository."""
    common = first_line(git_folder / "commondir")
    return (
        Path(os.path.normpath(git_folder / common)) / "config" if common else git_folder / "config"
    )


def _head(git_folder: Path) -> tuple[str | None, str | None]:
    """Branch and commit as HEAD names them: one of the two, or none."""
    text = first_line(git_folder / "HEAD")
    if text.startswith("ref:"):
        return text.removeprefix("ref:").strip().removeprefix("refs/heads/"), None
    return None, text or None
