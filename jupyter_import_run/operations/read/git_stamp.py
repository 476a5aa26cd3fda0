"""``repositories/stamp``: whether git did anything in a repository, without asking git."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from ...repository.locate import first_line
from ...repository.opened import Repository
from ...repository.stamps import stamp_of
from ...services import Services
from ...threads import in_thread
from ...wire.stamp import GitStamp
from ..upstream import tracked_by

_HEAD = "ref: refs/heads/"


async def git_stamp(services: Services, path: str) -> GitStamp:
    """Another one once anybody has added, committed, switched, merged, fetched or pushed there."""
    repository = await services.repositories.open(path)
    return GitStamp(stamp=await in_thread(_stamp, repository))


def _stamp(repository: Repository) -> str:
    stamps = [stamp_of(file) for file in _telling(repository)]
    return hashlib.blake2b(repr(stamps).encode(), digest_size=8).hexdigest()


def _telling(repository: Repository) -> Iterable[Path]:
    """What git touches.

    It writes a lock beside the file that it replaces, so that a folder changes with whatever is
    directly in it: HEAD, the index, and what says that a merge or a rebase has begun or ended.
    Branches are in folders of their own (gitrepository-layout(5)).
    """
    git_dir, common_dir = repository.git_dir, repository.common_dir
    yield from (git_dir, common_dir, git_dir / "FETCH_HEAD", git_dir / "rebase-merge")
    head = first_line(git_dir / "HEAD")
    if head.startswith(_HEAD):
        branch = head.removeprefix(_HEAD)
        yield common_dir / "refs" / "heads" / branch
        upstream = tracked_by(repository, branch)
        if upstream is not None:
            yield common_dir / upstream.ref
