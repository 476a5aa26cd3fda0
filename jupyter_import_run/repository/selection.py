"""The files that a person chose for a commit, as paths that git can take one by one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..errors import ImportRunError
from ..git.ls_files import ls_files
from ..git.paths import literal
from ..threads import in_thread
from .opened import Repository
from .paths import require_path


async def selected(repository: Repository, chosen: Iterable[str]) -> tuple[str, ...]:
    """``chosen`` with the files of untracked folders instead of those.

    Raises ``invalid_request`` for what is no path in the repository, and ``unsupported`` for a
    repository within it: git would keep only a pointer that nobody else could follow.
    """
    paths = [require_path(path) for path in chosen]
    folders = await in_thread(_folders, repository.folder, paths)
    untracked = set(folders) - await _tracked(repository, folders)
    files = [path for path in paths if path not in untracked]
    return tuple(dict.fromkeys([*files, *await _files_in(repository, sorted(untracked))]))


def _folders(top: Path, paths: list[str]) -> list[str]:
    places = ((path, top / path) for path in paths)
    return [path for path, place in places if place.is_dir() and not place.is_symlink()]


async def _tracked(repository: Repository, paths: list[str]) -> set[str]:
    """Those of ``paths`` that git knows as one entry: submodules, and files that were there."""
    return set(await _list(repository, paths, "--cached"))


async def _files_in(repository: Repository, folders: list[str]) -> list[str]:
    files = await _list(repository, folders, "--others", "--exclude-standard")
    for file in files:
        if file.endswith("/"):
            raise ImportRunError(
                "unsupported",
                "This folder is a repository of its own, which a commit cannot hold.",
                reason="nested_repository",
                path=file.rstrip("/"),
            )
    return files


async def _list(repository: Repository, paths: list[str], *which: str) -> list[str]:
    pathspecs = [literal(path) for path in paths]
    return await ls_files(repository.folder, repository.reading(), *which, pathspecs=pathspecs)
