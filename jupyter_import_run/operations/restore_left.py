"""Bring back what was left on a branch, now that the person is there again."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import ImportRunError
from ..git.rev_parse import is_shallow
from ..merging.carry import Choices
from ..repository.commits import is_ancestor
from ..repository.opened import Repository
from ..repository.snapshots import BYTES, LEFT, Kept, drop_ref
from ..repository.trees import Head
from ..repository.waiting import key_by_name, waiting
from .bring_back import bring_back, bring_bytes_back


@dataclass(frozen=True)
class Returned:
    """``restored`` is the newest snapshot that came back; ``waiting`` those that do not fit."""

    restored: str | None
    waiting: tuple[str, ...]


NOTHING_LEFT = Returned(None, ())


async def restore_left(repository: Repository, head: Head) -> Returned:
    """All that waits on the branch of ``head``, which is checked out, the newest first.

    What does not fit any more goes on waiting, and everything is as it is.
    """
    if head.branch is None or head.commit is None:
        return NOTHING_LEFT
    restored, stay = [], []
    for ref, kept in (await _own(repository, LEFT, head)).items():
        try:
            await bring_back(repository, kept, Choices({}))
        except ImportRunError:
            stay.append(kept.notes.id)
            continue
        await drop_ref(repository, ref)
        restored.append(kept.notes.id)
    with_bytes = await _own(repository, BYTES, head)
    try:
        await bring_bytes_back(repository, list(with_bytes.values()))
    except ImportRunError:
        return Returned(next(iter(restored), None), tuple(stay))
    for ref in with_bytes:
        await drop_ref(repository, ref)
    return Returned(next(iter(restored), None), tuple(stay))


async def _own(repository: Repository, prefix: str, head: Head) -> dict[str, Kept]:
    """What waits by the branch's name alone must be of its history, as far as that is here."""
    assert head.branch is not None
    assert head.commit is not None
    found = await waiting(repository, prefix, head.branch)
    by_name = f"{prefix}{key_by_name(head.branch)}/"
    named = {ref: kept for ref, kept in found.items() if ref.startswith(by_name)}
    if named and not await is_shallow(repository.folder):
        for ref, kept in named.items():
            commit = kept.notes.commit
            if commit is None or not await is_ancestor(repository, commit, head.commit):
                del found[ref]
    return found
