"""Our own refs without a process: which snapshot waits on the current branch?"""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path

from .locate import first_line
from .opened import Repository
from .snapshots import LEFT
from .stamps import Stamp, stamp_of
from .waiting import keys

_OBJECT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_OWN = b" refs/import-run/"


def left_on(repository: Repository) -> str | None:
    """The id of the newest snapshot that waits on the current branch. Blocks."""
    branch = first_line(repository.git_dir / "HEAD").removeprefix("ref:").strip()
    if not branch.startswith("refs/heads/") or ".." in branch:
        return None
    there = _names(repository.common_dir, LEFT)
    if not there:
        return None
    own = keys(repository.common_dir, branch.removeprefix("refs/heads/"))
    ids = (name.partition("/")[2] for name in there if name.partition("/")[0] in own)
    return max(ids, default=None)


def _names(common_dir: Path, prefix: str) -> set[str]:
    """What follows ``prefix`` in the names of refs that are two folders below it."""
    packed = {name for name in _packed(common_dir) if name.startswith(prefix)}
    loose = {file.relative_to(common_dir).as_posix() for file in (common_dir / prefix).glob("*/*")}
    return {name.removeprefix(prefix) for name in packed | loose if not name.endswith(".lock")}


def value_of(common_dir: Path, name: str) -> str | None:
    """Where the ref ``name``, one of ours, points. Blocks."""
    loose = first_line(common_dir / name)
    if _OBJECT_ID.fullmatch(loose):
        return loose
    return _packed(common_dir).get(name)


def _packed(common_dir: Path) -> dict[str, str]:
    file = common_dir / "packed-refs"
    stamp = stamp_of(file)
    return {} if stamp is None else _read_packed(file, stamp)


@functools.lru_cache(maxsize=64)
def _read_packed(file: Path, stamp: Stamp) -> dict[str, str]:
    """Our own of the refs that git packed (git-pack-refs(1)), once for each ``stamp``."""
    found = {}
    with open(file, "rb") as lines:
        for line in lines:
            if _OWN in line:
                value, _, name = os.fsdecode(line.rstrip(b"\n")).partition(" ")
                found[name] = value
    return found
