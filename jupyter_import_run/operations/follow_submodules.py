"""Submodules go where the repository around them has gone, as far as nobody works in them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..errors import ImportRunError
from ..git.entries import MODULE
from ..git.rev_parse import commit_of
from ..jobs.reporter import Reporter
from ..merging.carry import Choices
from ..repository.commits import root_tree
from ..repository.heads import is_nowhere
from ..repository.opened import Repository
from ..repository.trees import Head, differences, head_of
from ..services import Services
from ..threads import in_thread
from .bring_objects import bring_objects
from .changes import count_changes
from .submodules import DEEPEST
from .travel import Journey, travel
from .upstream import fetch_from, fetch_ref
from .working_on import working_on

_REMOTE = "origin"


@dataclass(frozen=True)
class _Moved:
    """A submodule at ``path`` that the repository wanted at ``old``, and wants at ``new`` now."""

    path: str
    old: str
    new: str


async def follow_submodules(
    services: Services,
    path: str,
    repository: Repository,
    before: str | None,
    after: str | None,
    reporter: Reporter,
    *,
    depth: int = DEEPEST,
) -> tuple[str, ...]:
    """Take those along that a journey from the commit ``before`` to ``after`` has moved.

    ``path`` is the API path of ``repository``. ``git submodule update`` would do the same, but ask
    servers that nobody has judged; here each is a repository of its own, whose own remote is asked
    like that of any. What comes back are the paths of those that stay where they were: the person
    changed something there or is at another commit, or the commit cannot be had. One that is not
    checked out is none of them.
    """
    stay = []
    for moved in await _moved(repository, before, after):
        reporter.report("submodules")
        try:
            place = f"{path}/{moved.path}"
            follows = depth > 0 and await _follow(services, place, moved, reporter, depth)
        except ImportRunError as error:
            services.log.warning("import-run: submodule %s stays: %s", moved.path, error)
            follows = False
        if not follows:
            stay.append(moved.path)
    return tuple(stay)


async def _moved(repository: Repository, before: str | None, after: str | None) -> list[_Moved]:
    trees = [await root_tree(repository, commit) for commit in (before, after)]
    moved = [
        _Moved(path, old.id, new.id)
        for path, (old, new) in (await differences(repository, *trees)).items()
        if old is not None and new is not None and old.mode == new.mode == MODULE
    ]
    return await in_thread(_checked_out, repository.folder, moved)


def _checked_out(folder: Path, submodules: list[_Moved]) -> list[_Moved]:
    return [each for each in submodules if os.path.lexists(folder / each.path / ".git")]


async def _follow(
    services: Services, path: str, moved: _Moved, reporter: Reporter, depth: int
) -> bool:
    """Whether it is where it should be now."""
    async with working_on(services, path, reporter) as repository:
        here = await head_of(repository)
        if here.commit == moved.new:
            return True
        if here.commit != moved.old or await count_changes(repository):
            return False
        await _bring_commit(services, repository, moved.new, reporter)
        await bring_objects(services, repository, reporter, moved.new)
        await travel(
            repository,
            Journey(
                start=here,
                head=Head(None, moved.new),
                cause="switch",
                reason=f"checkout: moving from {here.branch or here.commit} to {moved.new}",
                choices=Choices({}),
                keep_always=here.branch is None and await is_nowhere(repository, here),
            ),
        )
        stay = await follow_submodules(
            services, path, repository, moved.old, moved.new, reporter, depth=depth - 1
        )
        return not stay


async def _bring_commit(
    services: Services, repository: Repository, commit: str, reporter: Reporter
) -> None:
    """Have ``commit`` here; some servers give none that no branch or tag names."""
    if await commit_of(repository.folder, commit) is not None:
        return
    try:
        await fetch_ref(services, repository, _REMOTE, commit, reporter)
    except ImportRunError as error:
        if error.code != "ref_not_found":
            raise
        await fetch_from(services, repository, _REMOTE, reporter)
        if await commit_of(repository.folder, commit) is None:
            raise
