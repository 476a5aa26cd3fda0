"""A commit becomes HEAD and the index follows, or all is as it was, whenever it is stopped."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import Any

import pytest

from jupyter_import_run.repository import record as module
from jupyter_import_run.repository.commit_object import write_commit
from jupyter_import_run.repository.lock import index_lock
from jupyter_import_run.repository.proposal import proposed
from jupyter_import_run.repository.put_back import recover
from jupyter_import_run.repository.record import record
from jupyter_import_run.repository.trees import Head, head_of
from tests.support.working_copies import WorkingCopy


@pytest.fixture
def edited(copy: WorkingCopy) -> WorkingCopy:
    """``a.txt`` is to be committed; the other file is staged."""
    copy.write({"a.txt": "A\n", "folder/b.txt": "B\n"})
    copy.git("add", "folder/b.txt")
    return copy


async def commit(copy: WorkingCopy, branch: str = "main") -> None:
    async with index_lock(copy.opened):
        head = await head_of(copy.opened)
        async with proposed(copy.opened, head, ("a.txt",)) as proposal:
            tree = await proposal.tree()
            made = await write_commit(copy.opened, tree, [copy.head], "Message\n", {})
            await record(proposal, tree, Head(branch, made), "commit: Message")


async def test_only_the_chosen_file_is_committed(edited: WorkingCopy) -> None:
    before = edited.head
    await commit(edited)
    assert edited.git("rev-parse", "HEAD^") == before
    assert edited.status() == ["M  folder/b.txt"]
    edited.assert_sound()


@pytest.mark.parametrize("branch", ["main", "new"])
@pytest.mark.parametrize("step", ["move_head", "install"])
async def test_a_failure_leaves_everything_as_it_was(
    edited: WorkingCopy, monkeypatch: pytest.MonkeyPatch, step: str, branch: str
) -> None:
    before = edited.head

    def fail(*_: object) -> Any:
        monkeypatch.undo()
        raise OSError("disk")

    monkeypatch.setattr(module, step, fail)
    with pytest.raises(OSError, match="disk"):
        await commit(edited, branch)
    assert (edited.head, edited.branch) == (before, "main")
    assert edited.git("branch", "--format=%(refname:short)") == "main"
    assert edited.status() == [" M a.txt", "M  folder/b.txt"]
    edited.assert_sound()


@pytest.mark.parametrize("branch", ["main", "new"])
async def test_a_cancellation_on_the_way_leaves_everything_as_it_was(
    edited: WorkingCopy, monkeypatch: pytest.MonkeyPatch, branch: str
) -> None:
    before, original = edited.head, module.move_head
    task = asyncio.ensure_future(commit(edited, branch))

    async def cancel(*arguments: Any) -> None:
        monkeypatch.undo()
        task.cancel()
        await original(*arguments)

    monkeypatch.setattr(module, "move_head", cancel)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (edited.head, edited.branch) == (before, "main")
    assert edited.git("branch", "--format=%(refname:short)") == "main"
    assert edited.status() == [" M a.txt", "M  folder/b.txt"]
    edited.assert_sound()


@pytest.mark.parametrize("step", ["move_head", "install"])
@pytest.mark.parametrize("is_done", [False, True])
async def test_a_server_that_dies_leaves_something_to_recover_from(
    edited: WorkingCopy, step: str, is_done: bool
) -> None:
    before = edited.head
    pid = os.fork()
    if pid == 0:
        _commit_and_die(edited, step, is_done)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert await recover(edited.opened)
    if edited.head == before:
        assert edited.status() == [" M a.txt", "M  folder/b.txt"]
    else:
        assert edited.status() == ["M  folder/b.txt"]
    edited.assert_sound()


def _commit_and_die(copy: WorkingCopy, step: str, is_done: bool) -> None:
    original = getattr(module, step)

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    async def die_around(*arguments: Any) -> None:
        if is_done:
            await original(*arguments)
        die()

    def die_around_in_thread(*arguments: Any) -> None:
        if is_done:
            original(*arguments)
        die()

    setattr(module, step, die_around_in_thread if step == "install" else die_around)
    asyncio.new_event_loop().run_until_complete(commit(copy))


async def test_a_head_that_somebody_moved_meanwhile_stays(edited: WorkingCopy) -> None:
    head = await head_of(edited.opened)
    async with index_lock(edited.opened), proposed(edited.opened, head, ("a.txt",)) as proposal:
        tree = await proposal.tree()
        made = await write_commit(edited.opened, tree, [edited.head], "Message\n", {})
        theirs = edited.git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "Theirs")
        edited.git("update-ref", "refs/heads/main", theirs)
        with pytest.raises(Exception, match="working in this repository"):
            await record(proposal, tree, Head("main", made), "commit: Message")
    assert edited.head == theirs
    edited.assert_sound()
