"""What waits on branches: refs that name a snapshot for the day when the person is back there.

Below ``left/`` and ``bytes/`` each branch has a folder, called by a hash of what makes the
branch the one that it is, so that no two names can clash as a folder and a file do. In it is
one ref for each snapshot, called by the snapshot's id.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection
from pathlib import Path

from ..git.for_each_ref import refs
from ..threads import in_thread
from .branch_log import branch_log
from .opened import Repository
from .snapshots import BYTES, LEFT, Kept, drop_ref, refs_below, set_ref, snapshots

WAITING = (LEFT, BYTES)
_HEADS = "refs/heads/"


def keys(common_dir: Path, branch: str) -> list[str]:
    """The folders of ``branch``; in the first one is kept what is left there. Blocks.

    The last one is by its name alone: for a branch without a log, and for one that a fresh
    clone does not have yet.
    """
    log = branch_log(common_dir, branch)
    born = [_hash(log.birth, name) for name in (branch, *log.former)] if log.birth else []
    return [*born, key_by_name(branch)]


def key_by_name(branch: str) -> str:
    """The folder of whatever branch is called so."""
    return _hash(b"", branch)


def key_for(common_dir: Path, branch: str) -> str:
    """The folder in which something is to wait on ``branch``. Blocks."""
    return keys(common_dir, branch)[0]


async def ref_for(repository: Repository, prefix: str, branch: str, kept: Kept) -> str:
    """The ref by which ``kept`` is to wait on ``branch``."""
    key = await in_thread(key_for, repository.common_dir, branch)
    return f"{prefix}{key}/{kept.notes.id}"


async def branches_by_key(repository: Repository) -> dict[str, str]:
    """The local branches by all of their folders."""
    heads = await refs(repository.folder, _HEADS.rstrip("/"))
    names = [name.removeprefix(_HEADS) for name in heads]

    def read() -> dict[str, str]:
        return {key: name for name in names for key in keys(repository.common_dir, name)}

    return await in_thread(read)


async def waiting(repository: Repository, prefix: str, branch: str) -> dict[str, Kept]:
    """What waits on ``branch`` by its ref, the newest first."""
    there = await refs_below(repository, prefix)
    if not there:
        return {}
    own = set(await in_thread(keys, repository.common_dir, branch))
    ids = {name.rpartition("/")[2]: name for name in there if name.partition("/")[0] in own}
    return {
        prefix + ids[kept.notes.id]: kept
        for kept in await snapshots(repository)
        if kept.notes.id in ids
    }


async def waits_no_more(repository: Repository, kept: Kept) -> None:
    """``kept`` has been put back; it stays a snapshot."""
    await _drop(repository, lambda key, snapshot_id: snapshot_id == kept.notes.id)


async def nothing_waits(repository: Repository, branch_keys: Collection[str]) -> None:
    """A branch has gone, and with it what waited there; the snapshots stay."""
    await _drop(repository, lambda key, snapshot_id: key in branch_keys)


async def goes_by(repository: Repository, old: str, new: str) -> None:
    """A branch is called ``new`` now. Where git has a log of it, that knows what it was called."""
    before, after = key_by_name(old), key_by_name(new)
    for prefix in WAITING:
        for name, commit in (await refs_below(repository, prefix)).items():
            key, _, snapshot_id = name.partition("/")
            if key == before:
                await set_ref(repository, f"{prefix}{after}/{snapshot_id}", commit)
                await drop_ref(repository, prefix + name)


async def _drop(repository: Repository, is_gone: Callable[[str, str], bool]) -> None:
    for prefix in WAITING:
        for name in await refs_below(repository, prefix):
            key, _, snapshot_id = name.partition("/")
            if is_gone(key, snapshot_id):
                await drop_ref(repository, prefix + name)


def _hash(birth: bytes, name: str) -> str:
    return hashlib.sha256(birth + b"\0" + os.fsencode(name)).hexdigest()[:40]
