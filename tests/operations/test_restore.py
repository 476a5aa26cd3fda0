from __future__ import annotations

import json
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError

from jupyter_import_run.demo.git_server import GitServer
from tests.operations.everyday import Everyday
from tests.support.jobs import fetch_job


async def test_discarded_files_can_be_had_back(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n", "b.txt": "mine\n", "new/x.txt": "x\n", "c.txt": None})
    everyday.copy.git("add", "b.txt")
    files, status = everyday.copy.files(), everyday.copy.status()
    result = await everyday.result("discard", files=["b.txt", "new/", "c.txt"])
    assert everyday.copy.status() == [" M a.txt"]
    assert everyday.copy.files()["b.txt"] == b"one\ntwo\nthree\n"
    await everyday.result("restore", snapshot=result.snapshot)
    assert everyday.copy.files() == files
    assert everyday.copy.status() == status


async def test_single_files_come_out_of_a_snapshot(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n", "new.txt": "mine\n", "b.txt": "mine\n"})
    result = await everyday.result("discard", files=["a.txt", "new.txt", "b.txt"])
    everyday.copy.write({"new.txt": "newer\n"})
    again = await everyday.result("restore", snapshot=result.snapshot, files=["a.txt", "new.txt"])
    assert everyday.copy.status() == [" M a.txt", "?? new.txt"]
    assert everyday.copy.files()["new.txt"] == b"mine\n"
    ref = f"refs/import-run/snapshots/{again.snapshot}"
    assert everyday.copy.git("show", f"{ref}:new.txt") == "newer"


async def test_a_restore_can_be_taken_back(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "first\n"})
    first = await everyday.result("discard", files=["a.txt"])
    commit = everyday.copy.commit({"a.txt": "second\n"})
    restored = await everyday.result("restore", snapshot=first.snapshot)
    assert everyday.copy.files()["a.txt"] == b"first\n"
    await everyday.result("restore", snapshot=restored.snapshot)
    assert everyday.copy.head == commit
    assert everyday.copy.files()["a.txt"] == b"second\n"


async def test_a_fresh_clone_takes_the_place_of_the_old_folder(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n", "untracked.txt": "mine\n"})
    everyday.copy.commit({"c.txt": "not pushed\n"})
    everyday.copy.write({"b.txt": "not committed\n"})
    files, head = everyday.copy.files(), everyday.copy.head
    result = await everyday.result("reclone")
    assert everyday.copy.files() == everyday.upstream.files()
    assert everyday.copy.head == result.commit
    back = await everyday.result("restore", snapshot=result.snapshot)
    assert (everyday.copy.files(), everyday.copy.head) == (files, head)
    await everyday.result("restore", snapshot=back.snapshot)
    assert everyday.copy.files() == everyday.upstream.files()


async def test_a_file_comes_out_of_the_old_folder(everyday: Everyday) -> None:
    everyday.copy.write({"untracked.txt": "mine\n"})
    result = await everyday.result("reclone")
    await everyday.result("restore", snapshot=result.snapshot, files=["untracked.txt"])
    assert everyday.copy.status() == ["?? untracked.txt"]
    missing = await everyday.error("restore", snapshot=result.snapshot, files=["../../secret"])
    assert missing.code == "invalid_request"


async def test_a_clone_that_fails_leaves_the_old_folder_alone(
    everyday: Everyday, git_server: GitServer
) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    (git_server.root / "lab/copy.git").rename(git_server.root / "lab/elsewhere.git")
    error = await everyday.error("reclone")
    assert error.code == "not_found"
    assert sorted(p.name for p in everyday.copy.folder.parent.iterdir()) == ["copy"]


async def test_a_version_of_a_file_comes_back_as_a_change(everyday: Everyday) -> None:
    old = everyday.copy.head
    everyday.copy.commit({"a.txt": None, "b.txt": "new\n"})
    everyday.copy.write({"b.txt": "edited\n"})
    result = await everyday.result("restore_version", file="b.txt", commit=old)
    assert everyday.copy.status() == [" M b.txt"]
    ref = f"refs/import-run/snapshots/{result.snapshot}"
    assert everyday.copy.git("show", f"{ref}:b.txt") == "edited"
    await everyday.result("restore_version", file="a.txt", commit=old)
    assert everyday.copy.files()["a.txt"] == b"a\n"


@pytest.mark.parametrize("what", ["merge", "rebase", "cherry-pick", "revert"])
async def test_what_another_git_began_can_be_ended(everyday: Everyday, what: str) -> None:
    copy = everyday.copy
    copy.git("switch", "--quiet", "--create", "other")
    copy.commit({"b.txt": "one\nother\nthree\n"})
    copy.git("switch", "--quiet", "main")
    copy.commit({"b.txt": "one\nmine\nthree\n"})
    copy.commit({"b.txt": "one\nmine again\nthree\n"})
    head = copy.head
    command = [what, "HEAD~1" if what == "revert" else "other"]
    with pytest.raises(Exception, match="returned non-zero"):
        copy.git("-c", "core.editor=true", *command)
    copy.write({"b.txt": "half resolved\n"})
    assert (await everyday.error("pull")).code == "busy"
    result = await everyday.result("repair", what="abort")
    assert (everyday.copy.head, everyday.copy.branch, everyday.copy.status()) == (head, "main", [])
    ref = f"refs/import-run/snapshots/{result.snapshot}"
    assert copy.git("show", f"{ref}:b.txt") == "half resolved"


async def test_a_lock_of_nobody_is_taken_away_when_asked(everyday: Everyday) -> None:
    lock = everyday.copy.folder / ".git/index.lock"
    lock.touch()
    job = await fetch_job(everyday.fetch, {"kind": "repair", "path": "copy", "what": "lock"})
    assert job.state == "succeeded"
    assert not lock.exists()


@pytest.mark.parametrize("name", ["HEAD", "refs/heads/main", "config"])
async def test_any_lock_of_nobody_is_told_and_can_be_taken_away(
    everyday: Everyday, name: str
) -> None:
    everyday.upstream.branch("dev")
    everyday.upstream.commit({"a.txt": "new\n"})
    lock = everyday.copy.folder / ".git" / f"{name}.lock"
    lock.touch()
    kind = {"kind": "switch_branch", "branch": "dev"} if name == "config" else {"kind": "pull"}
    refused = (await fetch_job(everyday.fetch, {"path": "copy", **kind})).error
    assert refused is not None
    assert (refused.code, "locked_since" in refused.data) == ("busy", True)
    assert everyday.copy.files()["a.txt"] == b"a\n"
    assert everyday.copy.branch == "main"
    await everyday.result("repair", what="lock")
    await everyday.result(**kind)


async def test_another_branch_is_merged(everyday: Everyday) -> None:
    copy = everyday.copy
    copy.git("switch", "--quiet", "--create", "other")
    copy.commit({"b.txt": "one\ntwo\nthree\nother\n"})
    copy.git("switch", "--quiet", "main")
    copy.commit({"b.txt": "mine\none\ntwo\nthree\n"})
    copy.write({"c.txt": "edited\n"})
    result = await everyday.result("merge_branch", branch="other")
    assert everyday.copy.files()["b.txt"] == b"mine\none\ntwo\nthree\nother\n"
    assert everyday.copy.status() == [" M c.txt"]
    assert result.kept == ["c.txt"]
    assert copy.git("log", "-1", "--format=%s") == "Merge branch 'other'"


async def test_a_snapshot_that_is_not_there_is_said_so(everyday: Everyday) -> None:
    for snapshot in ("nonsense", "20260101T000000000-0123456789abcdef"):
        job = await fetch_job(everyday.fetch, {"kind": "restore", "snapshot": snapshot})
        assert job.error is not None
        assert job.error.code == "not_found"


async def test_snapshots_are_listed_shown_and_deleted(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n", "new.txt": "mine\n"})
    first = await everyday.result("discard", files=["a.txt", "new.txt"])
    second = await everyday.result("reclone")
    listed = await everyday.get("snapshots", path="copy")
    assert [one["id"] for one in listed["snapshots"]] == [second.snapshot, first.snapshot]
    everyday.copy.write({"b.txt": "mine\n", "new.txt": "mine\n"})
    third = await everyday.result("discard", files=["b.txt", "new.txt"])
    detail = await everyday.get(f"snapshots/{third.snapshot}")
    assert [(file["path"], file["status"]) for file in detail["files"]] == [
        ("b.txt", "modified"),
        ("new.txt", "added"),
    ]
    assert (detail["snapshot"]["cause"], detail["snapshot"]["branch"]) == ("discard", "main")
    for snapshot in (first.snapshot, second.snapshot, third.snapshot):
        await everyday.delete(f"snapshots/{snapshot}")
    assert (await everyday.get("snapshots", path="copy"))["snapshots"] == []
    assert sorted(place.name for place in everyday.copy.folder.parent.iterdir()) == ["copy"]


async def test_what_a_fresh_clone_would_not_have_is_counted(everyday: Everyday) -> None:
    everyday.copy.commit({"a.txt": "mine\n"})
    everyday.copy.write({".git/info/exclude": "*.log\n", "x.log": "", "y.log": "", "z.txt": ""})
    everyday.copy.write({"b.txt": None})
    assert await everyday.get("repositories/losses", path="copy") == {
        "unpushed": 1,
        "changes": 1,
        "untracked": 1,
        "ignored": 2,
        "left": 0,
        "stashes": 0,
        "snapshots": 0,
    }


async def test_a_restore_says_where_the_branch_has_moved_on(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    then = everyday.copy.head
    kept = await everyday.result("discard", files=["a.txt"])
    everyday.copy.commit({"b.txt": "more\n"})
    everyday.copy.git("switch", "--quiet", "--create", "other")
    result = await everyday.result("restore", snapshot=kept.snapshot)
    assert (result.branch, result.commit) == (None, then)
    assert everyday.copy.branch == ""


async def test_a_snapshot_of_a_strange_name_is_answered_as_data(everyday: Everyday) -> None:
    for name in ("xyz", "%C3%A4%0A", "a" * 300):
        with pytest.raises(HTTPClientError) as refused:
            await everyday.get(f"snapshots/{name}")
        answer = refused.value.response
        assert answer is not None
        assert json.loads(answer.body)["error"]["code"] == "not_found"


class TestLittleRoom:
    @pytest.fixture(autouse=True)
    def little(self, jp_server_config: dict[str, Any]) -> None:
        jp_server_config["ImportRun"]["max_snapshot_bytes"] = 100

    async def test_large_files_in_the_way_are_asked_about(self, everyday: Everyday) -> None:
        everyday.copy.write({"big.bin": "x" * 1000})
        kept = await everyday.result("discard", files=["big.bin"], keep_large=True)
        everyday.copy.write({"big.bin": "y" * 1000})
        everyday.upstream.commit({"big.bin": "theirs\n"})
        everyday.copy.git("fetch", "--quiet")
        for kind, request in (
            ("pull", {"on_conflict": "both"}),
            ("merge_branch", {"branch": "origin/main", "on_conflict": "both"}),
            ("restore", {"snapshot": kept.snapshot}),
            ("restore", {"snapshot": kept.snapshot, "files": ["big.bin"]}),
        ):
            error = await everyday.error(kind, **request)
            assert (error.code, error.data["reason"]) == ("too_large", "snapshot_size")
        await everyday.result("pull", on_conflict="both", keep_large=True)
        assert everyday.copy.files()["big.bin"] == b"y" * 1000
