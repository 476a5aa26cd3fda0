"""A commit becomes HEAD, and the index follows; the files stay as they are."""

from __future__ import annotations

from ..threads import finish_or_undo, in_thread
from . import journal
from .heads import move_head
from .index import refresh, set_entries, write_tree
from .lock import install
from .proposal import Proposal, own_index
from .snapshots import drop_ref
from .trees import Head


async def record(proposal: Proposal, tree: str, head: Head, reason: str) -> None:
    """Move from the proposal's head to ``head``, whose tree is ``tree``.

    What was staged of other files stays staged. git's lock must be held. Raises ``busy`` where
    somebody moved HEAD; then, as after any failure and after a cancellation, all is as it was.
    """
    repository, index = proposal.repository, proposal.index.with_name("recorded")
    before = proposal.index.with_name("before")
    for copy in (before, index):
        await own_index(repository, copy)
    await set_entries(repository, index, await proposal.entries(tree))
    await refresh(repository, index)
    note = journal.Operation(
        before=tree,
        after=tree,
        staged_before=proposal.staged,
        staged_after=await write_tree(repository, index),
        branch=proposal.head.branch,
        commit=proposal.head.commit,
        new_branch=head.branch,
        new_commit=head.commit,
        snapshot=None,
        raw={},
    )

    async def settle() -> None:
        """HEAD first: a crash before the index follows is told from one before everything."""
        await move_head(repository, proposal.head, head, reason)
        try:
            await in_thread(install, repository, index)
        except BaseException:
            await _move_back(proposal, head, reason)
            raise

    async def undo(_: None) -> None:
        await _move_back(proposal, head, reason)
        await in_thread(install, repository, before)

    await in_thread(journal.write, repository, note)
    try:
        await finish_or_undo(settle(), undo)
    finally:
        await in_thread(journal.remove, repository)


async def _move_back(proposal: Proposal, head: Head, reason: str) -> None:
    """Also the branch goes that was made for the commit."""
    await move_head(proposal.repository, head, proposal.head, f"{reason}: undone")
    if head.branch is not None and head.branch != proposal.head.branch:
        await drop_ref(proposal.repository, f"refs/heads/{head.branch}")
