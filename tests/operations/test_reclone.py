"""A fresh clone takes the place of a folder: what must not go with the old one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.operations.everyday import Everyday
from tests.support.jobs import fetch_job
from tests.support.working_copies import WorkingCopy


async def snapshots(everyday: Everyday, path: str = "copy") -> list[str]:
    """The causes of what is listed, newest first."""
    listed = await everyday.get("snapshots", path=path)
    return [one["cause"] for one in listed["snapshots"]]


async def test_earlier_snapshots_are_still_here(everyday: Everyday) -> None:
    everyday.copy.commit({"own.txt": "not pushed\n"})
    everyday.copy.write({"a.txt": "mine\n"})
    discarded = await everyday.result("discard", files=["a.txt"])
    await everyday.result("reclone")
    assert await snapshots(everyday) == ["reclone", "discard"]
    await everyday.result("restore", snapshot=discarded.snapshot)
    assert everyday.copy.files()["a.txt"] == b"mine\n"
    assert everyday.copy.files()["own.txt"] == b"not pushed\n"


async def test_a_snapshot_of_nothing_comes_along_too(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": None, "b.txt": None, "c.txt": None})
    files = ["a.txt", "b.txt", "c.txt"]
    emptied = await everyday.result("discard", files=files)
    await everyday.result("reclone")
    await everyday.result("restore", snapshot=emptied.snapshot)
    assert everyday.copy.files() == {}


async def test_what_was_left_on_a_branch_comes_back_to_it(everyday: Everyday) -> None:
    everyday.upstream.commit({"d.txt": "d\n"}, branch="dev", start="main")
    everyday.copy.write({"a.txt": "mine\n"})
    await everyday.result("switch_branch", branch="dev", changes="leave")
    everyday.copy.write({"a.txt": "mine on dev\n"})
    await everyday.result("switch_branch", branch="main", changes="leave")
    everyday.copy.write({"a.txt": "mine again\n"})
    await everyday.result("switch_branch", branch="dev", changes="leave")
    everyday.copy.git("switch", "--quiet", "--detach")
    await everyday.result("reclone")
    await everyday.result("switch_branch", branch="main")
    assert everyday.copy.files()["a.txt"] == b"mine again\n"
    await everyday.result("switch_branch", branch="dev", changes="leave")
    assert everyday.copy.branch == "dev"


async def test_what_was_left_comes_back_whatever_was_checked_out(everyday: Everyday) -> None:
    everyday.upstream.commit({"d.txt": "d\n"}, branch="dev", start="main")
    everyday.copy.write({"a.txt": "mine\n"})
    left = await everyday.result("switch_branch", branch="dev", changes="leave")
    await everyday.result("reclone")
    assert everyday.copy.branch == "dev"
    back = await everyday.result("switch_branch", branch="main")
    assert (back.restored, back.waiting) == (left.snapshot, [])
    assert everyday.copy.files()["a.txt"] == b"mine\n"


async def test_what_waits_stays_where_a_shallow_clone_does_not_know_the_branch(
    everyday: Everyday,
) -> None:
    everyday.copy.git("branch", "dev")
    everyday.copy.write({"a.txt": "mine\n"})
    await everyday.result("switch_branch", branch="dev", changes="leave")
    everyday.copy.write({".git/shallow": everyday.copy.head + "\n"})
    for ref in ("refs/remotes/origin/HEAD", "refs/heads/main", "refs/remotes/origin/main"):
        everyday.copy.git("update-ref", "--no-deref", "-d", ref)
    everyday.copy.write({"b.txt": "mine\n"})
    await everyday.result("discard", files=["b.txt"])
    assert everyday.copy.git("for-each-ref", "refs/import-run/left")


async def test_stashes_come_along_in_their_order(everyday: Everyday) -> None:
    for number in range(2):
        everyday.copy.write({"a.txt": f"stashed {number}\n", f"{number}.new": "new\n"})
        everyday.copy.git("stash", "push", "--quiet", "--include-untracked", "-m", f"no. {number}")
    before = everyday.copy.git("stash", "list")
    await everyday.result("reclone")
    assert everyday.copy.git("stash", "list") == before
    everyday.copy.git("stash", "pop", "--quiet", "stash@{1}")
    assert everyday.copy.files()["a.txt"] == b"stashed 0\n"
    assert everyday.copy.files()["0.new"] == b"new\n"


async def test_they_come_along_from_a_clone_that_has_only_a_part(everyday: Everyday) -> None:
    for number in range(4):
        everyday.upstream.commit({"a.txt": f"{number}\n", "b.txt": f"b {number}\n"})
    job = await everyday.run("fetch", history=True)
    assert job.state == "succeeded"
    await everyday.result("reclone")  # shallow now, and soon without the contents of old files
    await everyday.run("fetch", history=True)
    await everyday.result("switch_branch", branch=everyday.copy.git("rev-parse", "HEAD~2"))
    everyday.copy.write({"a.txt": "mine\n"})
    kept = await everyday.result("discard", files=["a.txt"])
    await everyday.result("reclone")
    await everyday.run("fetch", history=True)
    await everyday.result("restore", snapshot=kept.snapshot)
    assert everyday.copy.files()["a.txt"] == b"mine\n"
    assert everyday.copy.files()["b.txt"] == b"b 1\n"


async def test_putting_the_old_folder_back_keeps_what_was_kept_since(everyday: Everyday) -> None:
    old = await everyday.result("reclone")
    everyday.copy.write({"a.txt": "mine\n"})
    discarded = await everyday.result("discard", files=["a.txt"])
    await everyday.result("restore", snapshot=old.snapshot)
    assert await snapshots(everyday) == ["restore", "discard"]
    await everyday.result("restore", snapshot=discarded.snapshot, files=["a.txt"])
    assert everyday.copy.files()["a.txt"] == b"mine\n"


async def test_what_comes_along_is_counted(everyday: Everyday) -> None:
    everyday.copy.git("branch", "dev")
    everyday.copy.write({"a.txt": "mine\n"})
    await everyday.result("switch_branch", branch="dev", changes="leave")
    everyday.copy.write({"a.txt": "stashed\n"})
    everyday.copy.git("stash", "--quiet")
    everyday.copy.write({"a.txt": "discarded\n"})
    await everyday.result("discard", files=["a.txt"])
    losses = await everyday.get("repositories/losses", path="copy")
    assert (losses["left"], losses["stashes"], losses["snapshots"]) == (1, 1, 1)


class TestFewSnapshots:
    @pytest.fixture(autouse=True)
    def few(self, jp_server_config: dict[str, Any]) -> None:
        jp_server_config["ImportRun"]["max_snapshots"] = 3

    async def test_old_folders_are_pruned_with_the_other_snapshots(
        self, everyday: Everyday
    ) -> None:
        for _ in range(5):
            await everyday.result("reclone")
        assert await snapshots(everyday) == ["reclone"] * 3
        everyday.copy.write({"a.txt": "mine\n"})
        await everyday.result("discard", files=["a.txt"])
        assert await snapshots(everyday) == ["discard", "reclone", "reclone"]
        assert len(kept_folders(everyday)) == 2

    async def test_the_newest_is_never_pruned(self, everyday: Everyday) -> None:
        await everyday.result("reclone")
        for number in range(4):
            everyday.copy.write({"a.txt": f"{number}\n"})
            await everyday.result("discard", files=["a.txt"])
        assert kept_folders(everyday) == []
        await everyday.result("reclone")
        assert await snapshots(everyday) == ["reclone", "discard", "discard"]


async def test_they_are_found_where_the_folder_is_called_otherwise_now(
    everyday: Everyday,
) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    old = await everyday.result("reclone")
    moved = everyday.copy.folder.with_name("moved")
    everyday.copy.folder.rename(moved)
    assert await snapshots(everyday, "moved") == ["reclone"]
    everyday.copy = type(everyday.copy)(moved)
    result = await everyday.result("restore", snapshot=old.snapshot)
    assert result.path == "moved"
    assert everyday.copy.files()["a.txt"] == b"mine\n"


async def test_they_are_found_where_the_folder_above_is_called_otherwise_now(
    everyday: Everyday, jp_root_dir: Path
) -> None:
    above = jp_root_dir / "course"
    above.mkdir()
    everyday.copy.folder.rename(above / "copy")
    everyday.copy, everyday.path = type(everyday.copy)(above / "copy"), "course/copy"
    everyday.copy.write({"a.txt": "mine\n"})
    old = await everyday.result("reclone")
    above.rename(jp_root_dir / "seminar")
    everyday.copy = type(everyday.copy)(jp_root_dir / "seminar" / "copy")
    assert await snapshots(everyday, "seminar/copy") == ["reclone"]
    await everyday.result("restore", snapshot=old.snapshot)
    assert everyday.copy.files()["a.txt"] == b"mine\n"


async def test_what_is_here_stays_where_its_snapshots_cannot_come_along(
    everyday: Everyday,
) -> None:
    old = await everyday.result("reclone")
    everyday.copy.write({"a.txt": "mine\n"})
    await everyday.result("discard", files=["a.txt"])
    [kept] = kept_folders(everyday)
    (kept / ".git/refs/import-run").write_text("in the way")
    job = await everyday.run("restore", snapshot=old.snapshot)
    assert job.state == "failed"
    assert await snapshots(everyday) == ["discard", "reclone"]


async def test_one_whose_snapshots_cannot_be_read_is_cloned_anew_nevertheless(
    everyday: Everyday,
) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    await everyday.result("discard", files=["a.txt"])
    tree = everyday.copy.git("for-each-ref", "--format=%(objectname)", "refs/import-run").split()[0]
    (everyday.copy.folder / ".git/objects" / tree[:2] / tree[2:]).unlink()
    await everyday.result("reclone")
    assert await snapshots(everyday) == ["reclone"]


class TestWorktrees:
    """The Git data of one are in the other: neither can go without the other."""

    @pytest.fixture
    def tree(self, everyday: Everyday, jp_root_dir: Path) -> WorkingCopy:
        everyday.copy.git("worktree", "add", "--quiet", "-b", "side", str(jp_root_dir / "tree"))
        return WorkingCopy(jp_root_dir / "tree")

    async def test_a_linked_one_is_not_cloned_anew(
        self, everyday: Everyday, tree: WorkingCopy
    ) -> None:
        tree.write({"a.txt": "mine\n"})
        everyday.copy, everyday.path = tree, "tree"
        error = await everyday.error("reclone")
        assert (error.code, error.data["reason"]) == ("unsupported", "linked_worktree")
        assert kept_folders(everyday) == []

    async def test_one_that_others_work_on_stays_until_they_are_gone(
        self, everyday: Everyday, tree: WorkingCopy, jp_root_dir: Path
    ) -> None:
        error = await everyday.error("reclone")
        assert (error.code, error.data["reason"]) == ("unsupported", "has_worktrees")
        assert error.data["folder"] == str(tree.folder)
        assert tree.branch == "side"
        shutil.rmtree(tree.folder)
        old = await everyday.result("reclone")
        everyday.copy.git("worktree", "add", "--quiet", "-b", "side", str(jp_root_dir / "tree"))
        error = await everyday.error("restore", snapshot=old.snapshot)
        assert error.data["reason"] == "has_worktrees"

    async def test_one_whose_git_data_are_apart_is_not_cloned_anew(
        self, everyday: Everyday, jp_root_dir: Path
    ) -> None:
        apart = jp_root_dir / "apart"
        everyday.copy.git("init", "--quiet", f"--separate-git-dir={apart}")
        job = await fetch_job(everyday.fetch, {"kind": "reclone", "path": "copy"})
        assert job.error is not None
        assert (job.error.code, job.error.data["reason"]) == ("unsupported", "git_folder_apart")
        assert kept_folders(everyday) == []


async def test_an_old_folder_comes_back_where_nothing_is_any_more(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    old = await everyday.result("reclone")
    everyday.copy.folder.rename(everyday.copy.folder.parent.parent / "thrown away")
    everyday.copy.folder.mkdir()
    everyday.copy.folder.rmdir()
    result = await everyday.result("restore", snapshot=old.snapshot)
    assert (result.path, result.snapshot) == ("copy", None)
    assert everyday.copy.files()["a.txt"] == b"mine\n"


async def test_it_is_shown_what_is_in_the_old_folder(everyday: Everyday) -> None:
    everyday.copy.commit({"own.txt": "not pushed\n"})
    everyday.copy.write({".git/info/exclude": "*.log\n", "x.log": "", "new/file.txt": "new\n"})
    everyday.copy.write({"a.txt": "mine\n", "c.txt": None})
    old = await everyday.result("reclone")
    detail = await everyday.get(f"snapshots/{old.snapshot}")
    assert [(file["path"], file["status"]) for file in detail["files"]] == [
        ("a.txt", "modified"),
        ("c.txt", "deleted"),
        ("new/file.txt", "untracked"),
        ("own.txt", "added"),
    ]
    assert (detail["files_total"], detail["ignored"]) == (4, 1)
    [listed] = (await everyday.get("snapshots", path="copy"))["snapshots"]
    assert (listed["files"], detail["snapshot"]["files"]) == (4, 4)
    page = await everyday.get(f"snapshots/{old.snapshot}", start="3")
    assert [file["path"] for file in page["files"]] == ["own.txt"]


async def test_each_of_its_files_can_be_looked_at(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n", "new.txt": "new\n"})
    discarded = await everyday.result("discard", files=["a.txt"])
    everyday.copy.write({"a.txt": "mine again\n"})
    old = await everyday.result("reclone")
    for snapshot, text in ((discarded.snapshot, "mine"), (old.snapshot, "mine again")):
        diff = await everyday.get("repositories/diff", path="copy", file="a.txt", snapshot=snapshot)
        lines = [(line["kind"], line["text"]) for line in diff["hunks"][0]["lines"]]
        assert lines == [("removed", "a"), ("added", text)]
    diff = await everyday.get(
        "repositories/diff", path="copy", file="new.txt", snapshot=old.snapshot
    )
    assert diff["hunks"][0]["lines"] == [{"kind": "added", "text": "new"}]


async def test_a_file_comes_out_beside_the_one_that_is_here(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    discarded = await everyday.result("discard", files=["a.txt"])
    old = await everyday.result("reclone")
    for number, snapshot in enumerate((discarded.snapshot, old.snapshot), 1):
        result = await everyday.result("restore", snapshot=snapshot, files=["a.txt"], beside=True)
        assert result.copies == [f"a_{number}.txt"]
    files = everyday.copy.files()
    assert (files["a.txt"], files["a_1.txt"], files["a_2.txt"]) == (b"a\n", b"mine\n", b"a\n")


async def test_single_files_come_out_of_it_with_their_bytes(everyday: Everyday) -> None:
    old = await everyday.result("reclone")
    everyday.copy.write({".gitattributes": "* text=auto eol=lf\n"})
    everyday.copy.write({"b.txt": "one\r\ntwo\r\nthree\r\nPRECIOUS\r\n"})
    result = await everyday.result("restore", snapshot=old.snapshot, files=["b.txt"])
    assert everyday.copy.files()["b.txt"] == b"one\ntwo\nthree\n"
    await everyday.result("restore", snapshot=result.snapshot)
    assert everyday.copy.files()["b.txt"] == b"one\r\ntwo\r\nthree\r\nPRECIOUS\r\n"


async def test_outputs_that_are_not_committed_survive_a_file_of_the_old_folder(
    everyday: Everyday,
) -> None:
    everyday.copy.commit({"n.ipynb": notebook("committed")})
    everyday.copy.git("push", "--quiet")
    everyday.copy.write({"n.ipynb": notebook("old")})
    old = await everyday.result("reclone")
    everyday.copy.git("config", "user.name", "Ada")
    everyday.copy.git("config", "user.email", "ada@example.org")
    everyday.copy.write({"n.ipynb": notebook("PRECIOUS")})
    await everyday.result(
        "commit_push", message="m", files=["n.ipynb"], strip_outputs=True, push=False
    )
    result = await everyday.result("restore", snapshot=old.snapshot, files=["n.ipynb"])
    assert everyday.copy.files()["n.ipynb"] == notebook("old").encode()
    await everyday.result("restore", snapshot=result.snapshot)
    assert everyday.copy.files()["n.ipynb"] == notebook("PRECIOUS").encode()


def kept_folders(everyday: Everyday) -> list[Path]:
    """What lies, hidden, beside the repository."""
    return list(everyday.copy.folder.parent.glob(".import-run-*"))


def notebook(output: str) -> str:
    """One cell, and what it said."""
    cell = {
        "cell_type": "code",
        "id": "one",
        "metadata": {},
        "execution_count": 1,
        "source": "a = 1",
        "outputs": [{"output_type": "stream", "name": "stdout", "text": output}],
    }
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
