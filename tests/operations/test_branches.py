"""Undo a commit; delete and rename branches."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.operations.everyday import Everyday
from tests.support.working_copies import WorkingCopy


async def test_an_undone_commit_leaves_its_files_and_what_was_staged(everyday: Everyday) -> None:
    before = everyday.copy.head
    undone = everyday.copy.commit({"a.txt": "A\n", "new.txt": "new\n"}, "Subject\n\nBody")
    everyday.copy.write({"b.txt": "staged\n", "c.txt": "edited\n"})
    everyday.copy.git("add", "b.txt")
    files = everyday.copy.files()
    result = await everyday.result("undo_commit")
    assert everyday.copy.head == before
    assert result.message == "Subject\n\nBody"
    assert everyday.copy.files() == files
    assert everyday.copy.status() == ["M  a.txt", "M  b.txt", " M c.txt", "A  new.txt"]
    await everyday.result("restore", snapshot=result.snapshot)
    assert everyday.copy.head == undone
    assert everyday.copy.files() == files
    assert everyday.copy.status() == ["M  b.txt", " M c.txt"]


async def test_what_was_pushed_is_not_undone(everyday: Everyday) -> None:
    error = await everyday.error("undo_commit")
    assert (error.code, error.data["reason"]) == ("forbidden", "already_pushed")


async def test_the_first_commit_can_be_undone(everyday: Everyday) -> None:
    everyday.copy.git("checkout", "--quiet", "--orphan", "fresh")
    everyday.copy.git("commit", "--quiet", "-m", "First")
    result = await everyday.result("undo_commit")
    assert everyday.copy.git("symbolic-ref", "HEAD") == "refs/heads/fresh"
    assert everyday.copy.status() == ["A  a.txt", "A  b.txt", "A  c.txt"]
    job = await everyday.run("undo_commit")
    assert job.error is not None
    assert job.error.data["reason"] == "no_commit"
    await everyday.result("restore", snapshot=result.snapshot)
    assert everyday.copy.branch == "fresh"
    assert everyday.copy.status() == []


async def test_an_undone_merge_goes_back_to_this_side(everyday: Everyday) -> None:
    everyday.copy.git("switch", "--quiet", "--create", "side")
    everyday.copy.commit({"b.txt": "side\n"})
    everyday.copy.git("switch", "--quiet", "main")
    mine = everyday.copy.commit({"a.txt": "mine\n"})
    everyday.copy.git("merge", "--quiet", "side", "-m", "Merge")
    await everyday.result("undo_commit")
    assert everyday.copy.head == mine
    assert everyday.copy.status() == ["M  b.txt"]


async def test_a_deleted_branch_comes_back_from_its_snapshot(everyday: Everyday) -> None:
    everyday.copy.git("switch", "--quiet", "--create", "side")
    tip = everyday.copy.commit({"side.txt": "side\n"})
    everyday.copy.git("switch", "--quiet", "main")
    result = await everyday.result("delete_branch", branch="side")
    assert everyday.copy.git("branch", "--format=%(refname:short)") == "main"
    everyday.copy.git("reflog", "expire", "--expire=now", "--all")
    everyday.copy.git("gc", "--quiet", "--prune=now")
    await everyday.result("restore", snapshot=result.snapshot)
    assert (everyday.copy.branch, everyday.copy.head) == ("side", tip)
    assert everyday.copy.status() == []


async def test_a_branch_that_others_have_needs_no_snapshot(everyday: Everyday) -> None:
    everyday.copy.git("branch", "side")
    assert (await everyday.result("delete_branch", branch="side")).snapshot is None


async def test_a_branch_that_is_checked_out_is_not_deleted(
    everyday: Everyday, tmp_path: Path
) -> None:
    everyday.copy.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "other"))
    for branch in ("main", "side"):
        error = await everyday.error("delete_branch", branch=branch)
        assert (error.code, error.data["reason"]) == ("invalid_request", "checked_out")
    assert (await everyday.error("delete_branch", branch="nowhere")).code == "ref_not_found"


@pytest.mark.parametrize("branch", ["main", "side"])
async def test_a_renamed_branch_goes_on_tracking_what_it_did(
    everyday: Everyday, branch: str
) -> None:
    everyday.copy.git("branch", "--track", "side", "origin/main")
    await everyday.result("rename_branch", branch=branch, name="größer/x.y")
    assert everyday.copy.branch == ("größer/x.y" if branch == "main" else "main")
    assert everyday.copy.git("rev-parse", "--abbrev-ref", "größer/x.y@{upstream}") == "origin/main"


async def test_changes_that_were_left_on_a_branch_follow_its_new_name(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "left\n"})
    await everyday.result("switch_branch", branch="side", create=True, changes="leave")
    await everyday.result("rename_branch", branch="main", name="trunk")
    assert everyday.copy.status() == []
    await everyday.result("switch_branch", branch="trunk")
    assert everyday.copy.status() == [" M a.txt"]


async def test_a_name_that_is_taken_or_none_is_refused(everyday: Everyday) -> None:
    everyday.copy.git("branch", "side")
    cases = {("main", "side"): "exists", ("no", "new"): "ref_not_found"}
    cases |= {("main", name): "invalid_request" for name in ("a..b", "-x", "HEAD", "", "a b")}
    for (branch, name), code in cases.items():
        assert (await everyday.error("rename_branch", branch=branch, name=name)).code == code


async def test_a_branch_without_commits_can_be_renamed(everyday: Everyday) -> None:
    copy = WorkingCopy.create(everyday.copy.folder.parent / "empty")
    job = await everyday.run("rename_branch", path="empty", branch="main", name="trunk")
    assert job.state == "succeeded", job.error
    assert copy.git("symbolic-ref", "HEAD") == "refs/heads/trunk"
