"""What state a repository is in, read from the files of its git folder: no process, no lock."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Literal

from ..openers import without_links
from ..wire.status import Irreplaceable
from . import journal
from .extent import is_partial, is_sparse
from .locate import first_line
from .opened import Repository
from .own_refs import left_on
from .worktrees import irreplaceable

Unfinished = Literal["merging", "rebasing", "applying", "cherry_picking", "reverting", "bisecting"]

_HEADS: tuple[tuple[str, Unfinished], ...] = (
    ("rebase-merge", "rebasing"),
    ("rebase-apply/applying", "applying"),
    ("rebase-apply", "rebasing"),
    ("MERGE_HEAD", "merging"),
    ("CHERRY_PICK_HEAD", "cherry_picking"),
    ("REVERT_HEAD", "reverting"),
)
"""What git leaves while somebody is in the middle; a rebase leaves others beside its own."""

_ATTRIBUTES = 256 * 1024
"""Bytes of a ``.gitattributes`` that are looked at."""


@dataclass(frozen=True)
class State:
    """``locked_since`` and ``fetched`` are ISO 8601; ``left`` is the id of a snapshot.

    ``default_branch`` is where the remote's HEAD was when it was last asked.
    """

    unfinished: Unfinished | None
    interrupted: bool
    locked: bool
    locked_since: str | None
    fetched: str | None
    default_branch: str | None
    left: str | None
    shallow: bool
    partial: bool
    sparse: bool
    submodules: bool
    irreplaceable: Irreplaceable | None
    lfs: bool


def look(repository: Repository) -> State:
    """The state now. Blocks: use a thread."""
    locked_since = changed(repository.git_dir / "index.lock")
    folders = {repository.git_dir, repository.common_dir}
    fetched = [changed(folder / "FETCH_HEAD") for folder in folders]
    found = irreplaceable(repository)
    return State(
        unfinished=unfinished(repository),
        interrupted=journal.is_interrupted(repository.git_dir),
        locked=locked_since is not None,
        locked_since=locked_since,
        fetched=max(filter(None, fetched), default=None),
        default_branch=_default_branch(repository),
        left=left_on(repository),
        shallow=_size(repository.common_dir / "shallow") > 0,
        partial=is_partial(repository),
        sparse=is_sparse(repository),
        submodules=(repository.folder / ".gitmodules").is_file(),
        irreplaceable=found[0] if found else None,
        lfs=_has_lfs(repository),
    )


def unfinished(repository: Repository) -> Unfinished | None:
    """What somebody began here and did not end. Blocks."""
    git_dir = repository.git_dir
    for name, what in _HEADS:
        if os.path.lexists(git_dir / name):
            return what
    # Between two commits of a series there is no head, only the list of what is to come.
    to_do = first_line(git_dir / "sequencer" / "todo").split(" ", 1)[0]
    if to_do in ("pick", "p"):
        return "cherry_picking"
    if to_do == "revert":
        return "reverting"
    return "bisecting" if os.path.lexists(git_dir / "BISECT_LOG") else None


def changed(file: Path) -> str | None:
    """When a file was last written, ISO 8601 in UTC; None where there is none. Blocks."""
    try:
        moment = os.lstat(file).st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(moment, timezone.utc).isoformat(timespec="seconds")


def remote_of(repository: Repository) -> str | None:
    """The name of the remote that matters: ``origin``, or the only other one."""
    names = {
        key[len("remote.") : -len(".url")]
        for key, _ in repository.config
        if key.startswith("remote.") and key.endswith(".url")
    }
    if "origin" in names:
        return "origin"
    return names.pop() if len(names) == 1 else None


def push_remote(repository: Repository, branch: str) -> str | None:
    """The remote that git is told to push ``branch`` to; None: to where it comes from."""
    own = repository.value(f"branch.{branch}.pushremote")
    return own or repository.value("remote.pushdefault")


def _default_branch(repository: Repository) -> str | None:
    remote = remote_of(repository)
    if remote is None:
        return None
    prefix = f"refs/remotes/{remote}/"
    named = first_line(repository.common_dir / prefix / "HEAD").removeprefix("ref:").strip()
    return named.removeprefix(prefix) if named.startswith(prefix) else None


def _has_lfs(repository: Repository) -> bool:
    if (repository.common_dir / "lfs").is_dir():
        return True
    try:
        with open(repository.folder / ".gitattributes", "rb", opener=without_links) as file:
            return b"filter=lfs" in file.read(_ATTRIBUTES)
    except OSError:
        return False


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
