from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

import pytest

from tests.operations.everyday import FILES, Everyday
from tests.support.disks import small_disk
from tests.support.jobs import fetch_job
from tests.support.working_copies import WorkingCopy


async def test_two_of_three_files_are_committed_and_pushed(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "A\n", "b.txt": "B\n", "c.txt": "C\n"})
    result = await everyday.result("commit_push", message="Two", files=["a.txt", "c.txt"])
    assert result.pushed
    assert everyday.upstream.rev_parse() == result.commit == everyday.copy.head
    assert everyday.upstream.files()["a.txt"] == b"A\n"
    assert everyday.upstream.files()["b.txt"] == b"one\ntwo\nthree\n"
    assert everyday.copy.status() == [" M b.txt"]
    assert everyday.copy.git("rev-parse", "origin/main") == result.commit
    assert everyday.copy.git("log", "-1", "--format=%an <%ae>|%B") == (
        "Ada Example <ada@example.org>|Two\n"
    )


async def test_what_else_is_staged_stays_staged(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "staged\n", "b.txt": "staged\n", "new.txt": "new\n"})
    everyday.copy.git("add", "a.txt", "b.txt", "new.txt")
    everyday.copy.write({"a.txt": "edited\n", "c.txt": None, "untracked.txt": "mine\n"})
    await everyday.result("commit_push", message="One", files=["a.txt"], push=False)
    status = ["M  b.txt", " D c.txt", "A  new.txt", "?? untracked.txt"]
    assert everyday.copy.status() == status
    assert everyday.copy.git("show", "HEAD:a.txt") == "edited"
    assert everyday.copy.git("diff-tree", "--no-commit-id", "--name-only", "HEAD") == "a.txt"


async def test_untracked_deleted_and_renamed_files_and_whole_folders(everyday: Everyday) -> None:
    everyday.copy.write(
        {"a.txt": None, "b.txt": None, "moved.txt": "one\ntwo\nthree\n", "new/x/1": "1\n"}
    )
    everyday.copy.write({"new/2": "2\n", "other/3": "3\n"})
    await everyday.result(
        "commit_push", message="Files", files=["a.txt", "b.txt", "moved.txt", "new/"]
    )
    assert everyday.upstream.files() == {
        "c.txt": b"c\n",
        "moved.txt": b"one\ntwo\nthree\n",
        "new/2": b"2\n",
        "new/x/1": b"1\n",
    }
    assert everyday.copy.status() == ["?? other/3"]


async def test_any_name_can_be_committed(everyday: Everyday) -> None:
    names = ["grüße.txt", "two\nlines.txt", "-dash.txt", '"quoted" \\ and *.txt', "a b/[c]?.txt"]
    everyday.copy.write({name: f"{name}\n" for name in names})
    everyday.copy.write({f"{name}.other": "x\n" for name in names})
    everyday.copy.write({"xtxt": "x\n", '"quoted" \\ and more.txt': "x\n", "a b/cd.txt": "x\n"})
    await everyday.result("commit_push", message="Names", files=names)
    committed = {name: f"{name}\n".encode() for name in names}
    assert everyday.upstream.files() == committed | {
        name: text for name, text in everyday.copy.files().items() if name in FILES
    }


async def test_a_name_that_is_no_utf8_can_be_committed(everyday: Everyday) -> None:
    name = "caf\udce9.txt"
    everyday.copy.write({name: "x\n"})
    await everyday.result("commit_push", message="Name", files=["caf\\udce9.txt"])
    assert name in everyday.upstream.files()


async def test_the_very_first_commit(everyday: Everyday, jp_root_dir: Path) -> None:
    everyday.copy.git("checkout", "--quiet", "--orphan", "fresh")
    everyday.copy.git("rm", "--quiet", "--cached", "-r", ".")
    result = await everyday.result("commit_push", message="First", files=["a.txt"])
    assert everyday.upstream.rev_parse("fresh") == result.commit
    assert everyday.copy.git("rev-list", "--count", "HEAD") == "1"
    assert everyday.copy.git("config", "branch.fresh.merge") == "refs/heads/fresh"


async def test_a_commit_to_a_new_branch_leaves_the_old_one_where_it_is(everyday: Everyday) -> None:
    before = everyday.copy.head
    everyday.copy.write({"a.txt": "A\n", "b.txt": "B\n"})
    result = await everyday.result(
        "commit_push", message="New", files=["a.txt"], new_branch="feature/x"
    )
    assert everyday.copy.branch == "feature/x"
    assert everyday.copy.git("rev-parse", "main") == before == everyday.upstream.rev_parse()
    assert everyday.upstream.rev_parse("feature/x") == result.commit
    assert everyday.copy.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/feature/x"
    assert everyday.copy.status() == [" M b.txt"]


@pytest.mark.parametrize("where", ["here", "there"])
async def test_a_new_branch_that_there_is_already_is_refused(
    everyday: Everyday, where: str
) -> None:
    if where == "here":
        everyday.copy.git("branch", "taken")
    else:
        everyday.upstream.branch("taken")
        everyday.copy.git("fetch", "--quiet")
    everyday.copy.write({"a.txt": "A\n"})
    error = await everyday.error("commit_push", message="x", files=["a.txt"], new_branch="taken")
    assert error.code == "exists"


async def test_what_makes_no_commit_is_refused(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "A\n", "git~1": "g\n"})
    requests: list[tuple[dict[str, Any], str | None]] = [
        ({"message": " \n\t\n", "files": ["a.txt"]}, "empty_message"),
        ({"message": "x", "files": ["b.txt"]}, "nothing_to_commit"),
        ({"message": "x", "files": []}, "nothing_to_commit"),
        ({"message": "x", "files": ["../a.txt"]}, None),
        ({"message": "x", "files": [".git/config"]}, None),
        ({"message": "x", "files": ["/etc/passwd"]}, None),
        ({"message": "x", "files": ["a.txt"], "author": "nobody"}, None),
        ({"message": "x", "files": ["a.txt"], "new_branch": "refs/heads/x"}, None),
        ({"message": "x", "files": ["a.txt", "git~1"]}, "impossible_name"),
    ]
    for request, reason in requests:
        error = await everyday.error("commit_push", **request)
        assert (error.code, error.data.get("reason")) == ("invalid_request", reason), request


async def test_a_repository_within_is_not_committed_as_a_pointer(everyday: Everyday) -> None:
    WorkingCopy.create(everyday.copy.folder / "inner", {"x": "x\n"})
    error = await everyday.error("commit_push", message="x", files=["inner/"])
    assert (error.code, error.data["reason"]) == ("unsupported", "nested_repository")


async def test_a_submodule_is_committed_as_the_commit_that_it_is_at(everyday: Everyday) -> None:
    other = WorkingCopy.create(everyday.copy.folder / "module", {"x": "x\n"})
    everyday.copy.write({".gitmodules": '[submodule "module"]\npath = module\nurl = ./m\n'})
    everyday.copy.git("add", "module", ".gitmodules")
    everyday.copy.git("commit", "--quiet", "-m", "Module")
    newer = other.commit({"x": "y\n"})
    await everyday.result("commit_push", message="Newer", files=["module"])
    assert newer in everyday.upstream.git("ls-tree", "main", "module")
    assert everyday.copy.status() == []


async def test_a_message_is_cleaned_up_as_git_does(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "A\n"})
    message = "\n  Subject  \r\n\n\n# not a comment\nGrüße\n\n"
    await everyday.result("commit_push", message=message, files=["a.txt"], push=False)
    raw = everyday.copy.git("cat-file", "commit", "HEAD").partition("\n\n")[2]
    everyday.copy.git("commit", "--quiet", "--amend", "--cleanup=whitespace", "-m", message)
    assert raw == everyday.copy.git("cat-file", "commit", "HEAD").partition("\n\n")[2]


async def test_a_commit_on_no_branch_is_not_begun_where_it_cannot_be_pushed(
    everyday: Everyday,
) -> None:
    everyday.copy.git("checkout", "--quiet", "--detach")
    everyday.copy.write({"a.txt": "A\n"})
    error = await everyday.error("commit_push", message="x", files=["a.txt"])
    assert (error.code, error.data["reason"]) == ("unsupported", "detached")
    result = await everyday.result(
        "commit_push", message="x", files=["a.txt"], new_branch="kept", push=True
    )
    assert everyday.upstream.rev_parse("kept") == result.commit


async def test_where_there_is_no_remote_it_is_said_before_the_commit(everyday: Everyday) -> None:
    everyday.copy.git("remote", "remove", "origin")
    everyday.copy.write({"a.txt": "A\n"})
    error = await everyday.error("commit_push", message="x", files=["a.txt"])
    assert (error.code, error.data["reason"]) == ("unsupported", "no_remote")
    result = await everyday.result("commit_push", message="x", files=["a.txt"], push=False)
    assert (everyday.copy.head, result.pushed) == (result.commit, False)


async def test_a_remote_that_there_is_not_is_named_before_the_commit(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "A\n"})
    for name, key in {"typo": "remote.pushDefault", "gone": "branch.main.pushRemote"}.items():
        everyday.copy.git("config", key, name)
        error = await everyday.error("commit_push", message="x", files=["a.txt"])
        assert (error.code, error.data["reason"]) == ("unsupported", "unknown_remote")
        assert error.data["remote"] == name


async def test_an_index_with_conflicts_is_said_so(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "mine\n"})
    everyday.copy.git("stash")
    everyday.copy.commit({"a.txt": "other\n"})
    with pytest.raises(CalledProcessError):
        everyday.copy.git("stash", "pop")
    error = await everyday.error("commit_push", message="x", files=["a.txt"])
    assert error.code == "conflict"


async def test_another_gits_lock_is_busy(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "A\n"})
    lock = everyday.copy.folder / ".git" / "index.lock"
    lock.touch()
    job = await fetch_job(
        everyday.fetch, {"kind": "commit_push", "path": "copy", "message": "x", "files": ["a.txt"]}
    )
    assert job.error is not None
    assert job.error.code == "busy"
    assert lock.exists()


async def test_the_commit_and_a_commit_in_a_terminal_do_not_disturb_each_other(
    everyday: Everyday,
) -> None:
    everyday.copy.write({f"{n}.txt": "x\n" for n in range(300)})
    everyday.copy.write({"a.txt": "mine\n", "b.txt": "terminal\n"})
    job = asyncio.ensure_future(
        fetch_job(
            everyday.fetch,
            {
                "kind": "commit_push",
                "path": "copy",
                "message": "Panel",
                "files": ["a.txt", *(f"{n}.txt" for n in range(300))],
                "push": False,
            },
        )
    )
    in_terminal = await asyncio.to_thread(commit_until_it_works, everyday.copy)
    ended = await job
    everyday.copy.assert_sound()
    subjects = everyday.copy.git("log", "--format=%s").splitlines()
    assert in_terminal in subjects
    if ended.state == "failed":
        assert ended.error is not None
        assert ended.error.code == "busy"
        assert everyday.copy.git("show", "HEAD:a.txt") == "a"
    else:
        assert everyday.copy.git("show", "HEAD:a.txt") == "mine"
    assert everyday.copy.git("show", "HEAD:b.txt") == "terminal"


def commit_until_it_works(copy: WorkingCopy) -> str:
    for number in range(200):
        try:
            copy.git("commit", "--quiet", "-m", f"Terminal {number}", "b.txt")
        except CalledProcessError:
            time.sleep(0.01)
        else:
            return f"Terminal {number}"
    raise AssertionError("the lock never went away")


async def test_a_full_disk_makes_no_commit(
    start: Callable[..., Everyday], jp_root_dir: Path
) -> None:
    with small_disk(jp_root_dir / "copy", megabytes=4):
        everyday = start()
        everyday.copy.write({"noise.bin": random.Random(1).randbytes(3 << 20), "a.txt": "A\n"})
        error = await everyday.error("commit_push", message="x", files=["noise.bin", "a.txt"])
        assert error.code == "disk_full"
        everyday.copy.write({"noise.bin": None})
        await everyday.result("commit_push", message="x", files=["a.txt"])
