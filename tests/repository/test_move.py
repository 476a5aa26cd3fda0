from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.repository import journal
from jupyter_import_run.repository.capture import Captured, captured
from jupyter_import_run.repository.files import entries_of
from jupyter_import_run.repository.index import read_tree, set_entries, write_tree
from jupyter_import_run.repository.lock import index_lock
from jupyter_import_run.repository.move import Destination, move
from jupyter_import_run.repository.put_back import recover
from jupyter_import_run.repository.raw import raw_entries
from jupyter_import_run.repository.snapshots import keep, snapshots
from jupyter_import_run.repository.staged import staged_on
from jupyter_import_run.repository.trees import EMPTY_TREE, Head, differences, tree_of
from tests.support.working_copies import WorkingCopy

FIRST = {"a.txt": "a\n", "folder/b.txt": "b\n", "c.txt": "c\n"}
SECOND = {"a.txt": "A\n", "folder/b.txt": None, "new/d.txt": "d\n"}


@pytest.fixture
def copy(tmp_path: Path) -> WorkingCopy:
    """On ``main``; ``other`` is a commit further."""
    copy = WorkingCopy.create(tmp_path / "copy", FIRST)
    copy.git("switch", "--quiet", "--create", "other")
    copy.commit(SECOND, "Second")
    copy.git("switch", "--quiet", "main")
    return copy


async def go(copy: WorkingCopy, state: Captured, to: str, branch: str | None = None) -> None:
    commit = copy.git("rev-parse", to)
    target = await tree_of(copy.opened, commit)
    head = Head(branch or state.head.branch, commit)
    staged = await staged_on(copy.opened, state, target)
    tree = await with_changes(copy, state, target)
    await move(
        copy.opened,
        state,
        Destination(tree=tree, staged=staged, head=head),
        snapshot=None,
        raw={},
        reason="test",
    )


async def with_changes(copy: WorkingCopy, state: Captured, target: str) -> str:
    """``target`` with the changes of the working tree, which it does not touch."""
    edits = await differences(copy.opened, state.head_tree, state.tree)
    index = state.index.with_name("test")
    await read_tree(copy.opened, index, EMPTY_TREE)
    await read_tree(copy.opened, index, target)
    await set_entries(copy.opened, index, {path: new for path, (_, new) in edits.items()})
    return await write_tree(copy.opened, index)


async def test_a_move_changes_files_index_and_head_as_git_would(copy: WorkingCopy) -> None:
    async with captured(copy.opened) as state:
        assert state.is_clean
        await go(copy, state, "other")
    assert copy.branch == "main"
    assert copy.head == copy.git("rev-parse", "other")
    assert copy.status() == []
    assert copy.files() == {"a.txt": b"A\n", "c.txt": b"c\n", "new/d.txt": b"d\n"}
    assert not (copy.folder / "folder").exists()
    copy.assert_sound()


async def test_a_move_to_another_branch_moves_head_there(copy: WorkingCopy) -> None:
    async with captured(copy.opened) as state:
        await go(copy, state, "other", branch="other")
    assert copy.branch == "other"
    assert copy.status() == []


async def test_untracked_files_stay(copy: WorkingCopy) -> None:
    copy.write({"mine.txt": "mine\n"})
    async with captured(copy.opened) as state:
        await go(copy, state, "other")
    assert copy.status() == ["?? mine.txt"]


async def test_a_file_that_is_changed_meanwhile_is_not_written_over(copy: WorkingCopy) -> None:
    async with captured(copy.opened) as state:
        copy.write({"a.txt": "changed meanwhile\n"})
        with pytest.raises(ImportRunError) as caught:
            await go(copy, state, "other")
    assert caught.value.code == "local_changes"
    assert copy.files()["a.txt"] == b"changed meanwhile\n"
    assert copy.files()["folder/b.txt"] == b"b\n"
    assert copy.status() == [" M a.txt"]
    copy.assert_sound()


async def test_staged_files_that_the_target_leaves_alone_stay_staged(copy: WorkingCopy) -> None:
    copy.write({"c.txt": "staged\n", "e.txt": "new\n"})
    copy.git("add", "c.txt", "e.txt")
    async with captured(copy.opened) as state:
        target = await tree_of(copy.opened, "other")
        staged = await staged_on(copy.opened, state, target)
        assert await entries_of(copy.opened, staged, ["c.txt", "e.txt"]) == await entries_of(
            copy.opened, state.index_tree, ["c.txt", "e.txt"]
        )


async def test_another_gits_lock_is_busy_and_stays(copy: WorkingCopy) -> None:
    lock = copy.folder / ".git" / "index.lock"
    lock.touch()
    async with captured(copy.opened) as state:
        with pytest.raises(ImportRunError) as caught:
            await go(copy, state, "other")
    assert caught.value.code == "busy"
    assert caught.value.data["locked_since"]
    assert lock.exists()
    assert copy.head == copy.git("rev-parse", "main")


async def test_a_failure_in_the_middle_puts_everything_back(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy.write({"c.txt": "edited\n"})
    before, status = copy.files(), copy.status()
    from jupyter_import_run.repository import move as module

    async def fail(*_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(module, "refresh", fail)
    async with captured(copy.opened) as state:
        with pytest.raises(OSError, match="disk"):
            await go(copy, state, "other")
    assert copy.files() == before
    assert copy.status() == status
    copy.assert_sound()


async def test_a_filter_that_fails_in_the_middle_takes_no_file_away(copy: WorkingCopy) -> None:
    copy.commit({".gitattributes": "*.x filter=f\n", "one.x": "1\n", "deep/two.x": "2\n"})
    copy.commit({"one.x": "1!\n", "deep/two.x": None, "a.txt": "new\n"})
    copy.git("branch", "--force", "other")
    copy.git("reset", "--quiet", "--hard", "HEAD^")
    copy.git("config", "filter.f.smudge", "false")
    copy.git("config", "filter.f.clean", "cat")
    copy.git("config", "filter.f.required", "true")
    before = copy.files()
    async with captured(copy.opened) as state:
        with pytest.raises(ImportRunError, match="did not succeed"):
            await go(copy, state, "other")
    assert copy.files() == before
    assert copy.status() == []
    copy.assert_sound()


@pytest.mark.parametrize("step", ["move_files", "read_tree", "move_head", "install"])
@pytest.mark.parametrize("is_done", [False, True])
async def test_a_server_that_dies_leaves_something_to_recover_from(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch, step: str, is_done: bool
) -> None:
    copy.write({"c.txt": "edited\n", "mine.txt": "mine\n"})
    before = copy.files()
    was = (copy.head, copy.status())
    await die_at(copy, monkeypatch, step, is_done)
    assert journal.is_interrupted(copy.opened.git_dir)
    assert await recover(copy.opened)
    copy.assert_sound()
    if copy.head == was[0]:
        assert copy.files() == before
        assert copy.status() == was[1]
    else:
        assert copy.files()["a.txt"] == b"A\n"
        assert copy.status() == was[1]
    assert not await recover(copy.opened)


async def test_what_was_changed_after_the_crash_is_kept_in_a_snapshot(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    await die_at(copy, monkeypatch, "move_files", True)
    copy.write({"a.txt": "written after the crash\n"})
    await recover(copy.opened)
    assert copy.files()["a.txt"] == b"a\n"
    (kept,) = await snapshots(copy.opened)
    assert kept.notes.cause == "recovery"
    assert copy.git("show", f"{kept.object_id}:a.txt") == "written after the crash"


async def die_at(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch, step: str, is_done: bool
) -> None:
    """A move in a process of its own that is killed before or after ``step``."""
    pid = os.fork()
    if pid == 0:
        _move_and_die(copy, step, is_done)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == 9


def _move_and_die(copy: WorkingCopy, step: str, is_done: bool) -> None:
    import asyncio
    import signal

    from jupyter_import_run.repository import move as module

    original = getattr(module, step)

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    async def die_around(*arguments: object) -> None:
        if is_done:
            await original(*arguments)
        die()

    def die_around_in_thread(*arguments: object) -> None:
        if is_done:
            original(*arguments)
        die()

    setattr(module, step, die_around_in_thread if step == "install" else die_around)

    async def run() -> None:
        async with captured(copy.opened) as state:
            await go(copy, state, "other")

    asyncio.new_event_loop().run_until_complete(run())


async def keep_all(copy: WorkingCopy, untracked: Mapping[str, str] | None = None) -> str:
    async with captured(copy.opened, untracked or ()) as state:
        files = await entries_of(copy.opened, state.tree, copy.files())
        raw = await raw_entries(copy.opened, files)
        return (await keep(copy.opened, state, "pull", raw)).object_id


async def test_a_snapshot_has_files_index_and_commits_and_touches_nothing(
    copy: WorkingCopy,
) -> None:
    copy.write({"a.txt": "staged\n", "mine.txt": "mine\n"})
    copy.git("add", "a.txt")
    copy.write({"a.txt": "edited\n", "c.txt": None})
    status, index = copy.status(), (copy.folder / ".git/index").read_bytes()
    commit = await keep_all(copy, {"mine.txt": ""})
    assert (copy.folder / ".git/index").read_bytes() == index
    assert copy.status() == status
    (kept,) = await snapshots(copy.opened)
    assert (kept.object_id, kept.notes.files) == (commit, 3)
    assert kept.notes.bytes == len("edited\nmine\n")
    assert copy.git("show", f"{commit}:mine.txt") == "mine"
    assert copy.git("show", f"{kept.notes.index}:a.txt") == "staged"
    assert copy.git("rev-parse", f"{commit}^1") == copy.head
    copy.git("gc", "--quiet", "--prune=now")
    assert copy.git("show", f"{kept.notes.index}:a.txt") == "staged"
    copy.assert_sound()


async def test_a_snapshot_has_the_bytes_that_a_filter_takes_away(copy: WorkingCopy) -> None:
    copy.git("config", "filter.upper.clean", "tr a-z A-Z")
    copy.write({".gitattributes": "*.up filter=upper\n*.crlf text eol=crlf\n"})
    copy.commit({"x.up": "first\n", "y.crlf": "one\r\n"})
    copy.write({"x.up": "Mixed\n"})
    commit = await keep_all(copy)
    (kept,) = await snapshots(copy.opened)
    assert copy.git("show", f"{commit}:x.up") == "Mixed"
    assert copy.git("show", f"{kept.notes.clean}:x.up") == "MIXED"
    assert copy.git("cat-file", "-s", f"{commit}:y.crlf") == "5"
    assert copy.git("cat-file", "-s", f"{kept.notes.clean}:y.crlf") == "4"


async def test_an_index_with_conflicts_is_said_so(copy: WorkingCopy) -> None:
    copy.commit({"a.txt": "mine\n"})
    with pytest.raises(Exception, match="merge"):
        copy.git("merge", "other")
    with pytest.raises(ImportRunError) as caught:
        async with captured(copy.opened):
            pass
    assert caught.value.code == "conflict"


async def test_nothing_is_kept_of_a_lock_that_was_let_go(copy: WorkingCopy) -> None:
    async with index_lock(copy.opened) as lock:
        assert lock.exists()
    assert not lock.exists()
