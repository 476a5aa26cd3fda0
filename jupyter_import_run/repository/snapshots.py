"""Snapshots: what was there, kept as commits below ``refs/import-run`` that no push sends.

The commit's tree has the files as they were on disk. Its parents are the commit that HEAD
was on, one of the index, and one of the files as git would keep them, where that is not
the same.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, NamedTuple

import msgspec

from ..errors import ImportRunError
from ..git.cat_file import blob_sizes
from ..git.commit_tree import commit_tree
from ..git.entries import MODULE, Entry
from ..git.for_each_ref import refs as refs_of
from ..git.runner import run_git
from ..git.update_ref import update_ref
from ..wire.snapshots import SnapshotCause
from .capture import Captured
from .index import tree_with
from .opened import Repository
from .trees import EMPTY_TREE, Head, differences

OWN = "refs/import-run/"
"""Below it is all that is ours."""

REFS = "refs/import-run/snapshots/"
LEFT = "refs/import-run/left/"
"""Below it, by branch (:mod:`.waiting`): the changes that were left there."""

BYTES = "refs/import-run/bytes/"
"""Below it, by branch: the bytes of files that a filter had changed there."""

ID = re.compile(r"\d{8}T\d{9}-[0-9a-f]{16}")
"""When it was taken, in UTC to the millisecond, and a random part."""

_WHO = {
    "GIT_AUTHOR_NAME": "Import & Run",
    "GIT_AUTHOR_EMAIL": "import-run@localhost",
    "GIT_COMMITTER_NAME": "Import & Run",
    "GIT_COMMITTER_EMAIL": "import-run@localhost",
}


class Notes(msgspec.Struct, kw_only=True, frozen=True):
    """What a snapshot says of itself, as JSON in its message. ``clean`` and ``index`` are trees."""

    id: str
    cause: SnapshotCause
    created: str
    branch: str | None
    commit: str | None
    index: str
    clean: str
    files: int
    bytes: int


@dataclass(frozen=True)
class Kept:
    """A snapshot: its commit, the tree of the files as they were, and its notes."""

    object_id: str
    tree: str
    notes: Notes


async def keep(
    repository: Repository,
    state: Captured,
    cause: SnapshotCause,
    raw: Mapping[str, Entry],
    also: tuple[str, ...] = (),
) -> Kept:
    """Take a snapshot of ``state``; ``raw`` are the files that a filter changes.

    ``also`` are more commits that must not be lost.
    """
    tree = await tree_with(repository, state.tree, raw)
    changed = await differences(repository, state.head_tree, tree)
    entries = [new for _, new in changed.values() if new is not None]
    notes = await _notes(repository, cause, state.head, state.index_tree, state.tree, entries)
    notes = msgspec.structs.replace(notes, files=len(changed))
    parents = [state.head.commit] if state.head.commit else []
    for part in sorted({state.index_tree, state.tree} - {state.head_tree, tree}):
        parents.append(await _commit(repository, part, [], "part of a snapshot"))
    return await _keep(repository, tree, [*parents, *also], notes)


async def keep_files(
    repository: Repository,
    head: Head,
    cause: SnapshotCause,
    entries: Mapping[str, Entry],
    also: Sequence[str] = (),
) -> Kept:
    """Take a snapshot of nothing but ``entries``, whose blobs are here, and commits ``also``."""
    tree = await tree_with(repository, EMPTY_TREE, entries)
    notes = await _notes(repository, cause, head, tree, tree, list(entries.values()))
    return await _keep(repository, tree, [*([head.commit] if head.commit else []), *also], notes)


def new_id(moment: datetime) -> str:
    """The id of a snapshot that is taken at ``moment``, in UTC."""
    return f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03d}-{secrets.token_hex(8)}"


async def _notes(
    repository: Repository,
    cause: SnapshotCause,
    head: Head,
    index: str,
    clean: str,
    entries: list[Entry],
) -> Notes:
    now = datetime.now(timezone.utc)
    blobs = [entry.id for entry in entries if entry.mode != MODULE]
    sizes = await blob_sizes(repository.folder, blobs, repository.reading(), missing_ok=True)
    return Notes(
        id=new_id(now),
        cause=cause,
        created=now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        branch=head.branch,
        commit=head.commit,
        index=index,
        clean=clean,
        files=len(entries),
        bytes=sum(sizes.values()),
    )


async def _keep(repository: Repository, tree: str, parents: list[str], notes: Notes) -> Kept:
    text = msgspec.json.encode(notes).decode()
    commit = await _commit(repository, tree, parents, text)
    await set_ref(repository, REFS + notes.id, commit)
    return Kept(commit, tree, notes)


async def snapshots(repository: Repository) -> list[Kept]:
    """All of them, newest first."""
    return [kept for ref in await _own_refs(repository, REFS) if (kept := _read(ref))]


async def snapshot(repository: Repository, snapshot_id: str) -> Kept:
    """One of them. Raises ``not_found``."""
    for kept in await snapshots(repository):
        if kept.notes.id == snapshot_id:
            return kept
    raise ImportRunError("not_found", "There is no such snapshot.")


async def bytes_of(repository: Repository, kept: Kept) -> dict[str, Entry]:
    """The files that a filter had changed, with the bytes that were on disk."""
    filtered = await differences(repository, kept.notes.clean, kept.tree)
    return {path: raw for path, (clean, raw) in filtered.items() if clean and raw}


async def forget(repository: Repository, snapshot_id: str) -> None:
    """Drop one, also where it waits on a branch; git frees its space when it next tidies up."""
    kept = await snapshot(repository, snapshot_id)
    for ref in await _own_refs(repository):
        if ref.commit == kept.object_id:
            await drop_ref(repository, ref.name)


async def refs_below(repository: Repository, prefix: str) -> dict[str, str]:
    """By what follows ``prefix`` (nothing: the ref itself): where each ref points."""
    found = await refs_of(repository.folder, prefix.rstrip("/"))
    return {name.removeprefix(prefix): object_id for name, object_id in found.items()}


async def set_ref(repository: Repository, name: str, object_id: str) -> None:
    """Point the ref ``name`` at ``object_id``."""
    await update_ref(repository.folder, name, object_id, repository.writing())


async def drop_ref(repository: Repository, name: str) -> None:
    """Delete the ref ``name``, if it is there."""
    await update_ref(repository.folder, name, None, repository.writing())


async def _commit(repository: Repository, tree: str, parents: list[str], text: str) -> str:
    profile = repository.writing(_WHO)
    return await commit_tree(repository.folder, tree, parents, text.encode(), profile)


class _Ref(NamedTuple):
    """One of our refs: the tree and the message of its commit."""

    name: str
    commit: str
    tree: str
    text: str


async def _own_refs(repository: Repository, prefix: str = OWN) -> list[_Ref]:
    """Those below ``prefix``; the newest snapshots come first."""
    fields = "%(refname) %(objectname) %(tree) %(contents:subject)"
    result = await run_git(
        ["for-each-ref", "--sort=-refname", f"--format={fields}", "--", prefix],
        repository=repository.folder,
        profile=repository.reading(),
    )
    return [_Ref(*[*line.split(" ", 3), "", ""][:4]) for line in result.text.splitlines()]


def _read(ref: _Ref) -> Kept | None:
    try:
        notes: Any = msgspec.json.decode(ref.text, type=Notes)
    except msgspec.MsgspecError:
        return None
    return Kept(ref.commit, ref.tree, notes)
