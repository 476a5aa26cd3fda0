"""Our own refs without a process: which snapshot holds what was left on a branch?"""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path

from .locate import first_line
from .opened import Repository
from .snapshots import LEFT, REFS

_OBJECT_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_OWN = b" refs/import-run/"


def left_on(repository: Repository) -> str | None:
    """The id of the snapshot with what was left on the current branch. Blocks."""
    branch = first_line(repository.git_dir / "HEAD").removeprefix("ref:").strip()
    if not branch.startswith("refs/heads/") or ".." in branch:
        return None
    commit = value_of(repository.common_dir, LEFT + branch.removeprefix("refs/heads/"))
    return _snapshot_of(repository.common_dir, commit) if commit else None


def _snapshot_of(common_dir: Path, commit: str) -> str | None:
    folder = common_dir / REFS
    loose = os.listdir(folder) if folder.is_dir() else []
    for name in sorted(loose, reverse=True):
        if first_line(folder / name) == commit:
            return name
    packed = (name for name, value in _packed(common_dir).items() if value == commit)
    return next((name.removeprefix(REFS) for name in packed if name.startswith(REFS)), None)


def value_of(common_dir: Path, name: str) -> str | None:
    """Where the ref ``name``, one of ours, points. Blocks."""
    loose = first_line(common_dir / name)
    if _OBJECT_ID.fullmatch(loose):
        return loose
    return _packed(common_dir).get(name)


def _packed(common_dir: Path) -> dict[str, str]:
    file = common_dir / "packed-refs"
    try:
        status = file.stat()
    except OSError:
        return {}
    return _read_packed(file, (status.st_mtime_ns, status.st_ino, status.st_size))


@functools.lru_cache(maxsize=64)
def _read_packed(file: Path, stamp: tuple[int, int, int]) -> dict[str, str]:
    """Our own of the refs that git packed (git-pack-refs(1)), once for each ``stamp``."""
    found = {}
    with open(file, "rb") as lines:
        for line in lines:
            if _OWN in line:
                value, _, name = os.fsdecode(line.rstrip(b"\n")).partition(" ")
                found[name] = value
    return found
