"""Filters that chosen files must pass through on their way into a commit."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from ..errors import ImportRunError
from ..git.config import parse_list
from ..git.outputs_filter import FILTER
from ..git.runner import run_git
from ..threads import in_thread
from .attributes import attributes
from .opened import Repository

_NONE = {"unspecified", "unset", "set", FILTER}
_LFS = "lfs"


async def require_filters(repository: Repository, paths: Iterable[str]) -> None:
    """See that nothing is committed raw that a filter was to change.

    Raises ``forbidden`` where the repository names a program that nobody trusted, and
    ``unsupported`` where Git LFS is wanted and not set up: large files would get into the
    history for ever. Any other filter without a program is none, as for git itself.
    """
    present = await in_thread(_present, repository.folder, list(paths))
    named = await attributes(repository, present, ("filter",))
    wanted = {values["filter"]: path for path, values in named.items()}
    for name in sorted(await _missing(repository, wanted)):
        if _is_named(repository, name):
            raise ImportRunError(
                "forbidden",
                "Files pass through a program that this repository names and nobody trusted.",
                reason="untrusted_filter",
                filter=name,
                path=wanted[name],
            )
        if name == _LFS:
            raise ImportRunError(
                "unsupported",
                "This repository keeps large files with Git LFS, which is not set up here.",
                reason="lfs_missing",
                path=wanted[name],
            )


async def unfiltered(repository: Repository, paths: Iterable[str]) -> set[str]:
    """Those of ``paths`` that git takes as they are, since their filter has no program.

    Git LFS has not to be set up to be one, nor has a program that waits for being trusted.
    """
    named = await attributes(repository, paths, ("filter",))
    wanted = {values["filter"] for values in named.values()} - {FILTER}
    missing = await _missing(repository, wanted)
    none = (wanted & _NONE) | {
        name for name in missing if name != _LFS and not _is_named(repository, name)
    }
    return {path for path, values in named.items() if values["filter"] in none}


async def _missing(repository: Repository, names: Collection[str]) -> set[str]:
    """Those of the filters ``names`` that have no program here."""
    wanted = set(names) - _NONE
    return wanted - await _in_force(repository) if wanted else set()


def _is_named(repository: Repository, name: str) -> bool:
    """Whether the repository itself names a program for this filter."""
    return any(repository.value(f"filter.{name}.{what}") for what in ("clean", "process"))


async def _in_force(repository: Repository) -> set[str]:
    """The names of the filters that have a program."""
    answer = await run_git(
        ["config", "-z", "--get-regexp", r"^filter\..*\.(clean|process)$"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    programs = dict(parse_list(answer.text))
    return {key.split(".", 1)[1].rpartition(".")[0] for key, program in programs.items() if program}


def _present(folder: Path, paths: list[str]) -> list[str]:
    return [path for path in paths if os.path.isfile(folder / path)]
