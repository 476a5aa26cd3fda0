"""Submodules, where the person asked for them: each address judged like the first."""

from __future__ import annotations

import asyncio
import posixpath
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit, urlunsplit

from ..errors import ImportRunError
from ..git.config import list_file
from ..git.ls_tree import submodule_commit
from ..git.submodule import join_submodule
from ..jobs.reporter import Reporter
from ..services import Services
from .clone_files import CloneRun, clone_files
from .refs import Wanted
from .remote import Remote, at_server

DEEPEST = 5
"""Levels of submodules in submodules."""


@dataclass(frozen=True)
class Submodule:
    """One entry of ``.gitmodules``: a path of the repository, and the address as it is there."""

    path: str
    url: str


async def add_submodules(
    services: Services,
    run: CloneRun,
    reporter: Reporter,
    *,
    account: str | None = None,
    depth: int = DEEPEST,
) -> None:
    """Clone the submodules of ``run.target`` into it, and theirs; ``account`` as of at_server."""
    if depth == 0:
        raise ImportRunError("unsupported", "Submodules are nested too deeply.")
    for submodule in await submodules(run.target):
        reporter.report("submodules")
        commit = await submodule_commit(run.target, submodule.path)
        place = run.target / submodule.path
        if commit is None:
            continue
        clone = partial(_clone, replace(run, target=place), commit)
        url = absolute_url(submodule.url, run.url)
        inner = await at_server(services, url, clone, account=account)
        await join_submodule(run.target, submodule.path)
        await add_submodules(services, inner, reporter, account=account, depth=depth - 1)


async def _clone(run: CloneRun, commit: str, remote: Remote) -> CloneRun:
    """As ``run`` has it, but from ``remote``."""
    run = replace(run, url=remote.url, profile=remote.profile, every_branch=False)
    await clone_files(run, Wanted("commit", commit))
    return run


async def submodules(repository: Path) -> list[Submodule]:
    """What ``.gitmodules`` names, except what no link may lead to or past (CVE-2024-32002)."""
    file = repository / ".gitmodules"
    if not await asyncio.to_thread(_is_own_file, file):
        return []
    fields: dict[str, dict[str, str]] = {}
    for key, value in await list_file(file):
        section, _, rest = key.partition(".")
        name, _, variable = rest.rpartition(".")
        if section == "submodule" and name:
            fields.setdefault(name, {})[variable] = value
    found = [
        Submodule(path=entry["path"], url=entry["url"])
        for entry in fields.values()
        if _is_plain(entry.get("path", "")) and entry.get("url")
    ]

    def inside() -> list[Submodule]:
        return [each for each in found if _is_inside(repository / each.path, repository)]

    return await asyncio.to_thread(inside)


def absolute_url(url: str, parent: str) -> str:
    """``url`` as a submodule of ``parent`` means it: ``./`` and ``../`` are relative to it."""
    if not url.startswith(("./", "../")):
        return url
    parts = urlsplit(parent)
    if parts.scheme:
        joined = posixpath.normpath(posixpath.join(parts.path, url))
        return urlunsplit((parts.scheme, parts.netloc, joined, "", ""))
    host, _, path = parent.partition(":")
    return f"{host}:{posixpath.normpath(posixpath.join(path, url))}"


def _is_own_file(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def _is_plain(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith(("/", "-")) and not {"..", ".git"} & set(parts)


def _is_inside(place: Path, repository: Path) -> bool:
    """Whether no symbolic link lies on the way."""
    current = place
    while current != repository:
        if current.is_symlink():
            return False
        current = current.parent
    return True
