"""What goes wrong while people work with a repository, and what must come of it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.operations import travel
from jupyter_import_run.repository.move import move
from tests.operations.everyday import Everyday
from tests.support.disks import small_disk
from tests.support.jobs import fetch_job, post_job, wait_for_job
from tests.support.processes import group_of, wait_for_process
from tests.support.throttling_proxy import Disturbance
from tests.support.working_copies import WorkingCopy

Throttle = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("no_process_left")


@pytest.mark.parametrize("disturbance", [{"reset_after": 500_000}, {"cut_after": 500_000}])
async def test_a_pull_whose_connection_breaks_changes_nothing(
    everyday: Everyday, git_server: GitServer, throttle: Throttle, disturbance: dict[str, int]
) -> None:
    proxy = throttle(git_server.port)
    everyday.copy.git("remote", "set-url", "origin", f"{proxy.url}/lab/copy.git")
    everyday.copy.commit({"c.txt": "mine\n"})
    everyday.copy.write({"a.txt": "edited\n", "untracked.txt": "mine\n"})
    everyday.upstream.commit_large(2)
    proxy.disturb(Disturbance(**disturbance))
    error = await everyday.error("pull")
    assert error.code == "network"
    proxy.disturb()
    await everyday.result("pull")
    assert everyday.copy.status() == [" M a.txt", "?? untracked.txt"]


async def test_a_git_killed_in_mid_pull_changes_nothing(
    everyday: Everyday, git_server: GitServer, throttle: Throttle
) -> None:
    proxy = throttle(git_server.port, bytes_per_second=500_000)
    everyday.copy.git("remote", "set-url", "origin", f"{proxy.url}/lab/copy.git")
    everyday.copy.write({"a.txt": "edited\n"})
    everyday.upstream.commit_large(4)
    before = (everyday.copy.files(), everyday.copy.status(), everyday.copy.head)
    job = await post_job(everyday.fetch, {"kind": "pull", "path": "copy"})
    await wait_for_job(everyday.fetch, job.id, until=lambda job: job.phase == "receiving")
    os.kill(group_of("fetch"), signal.SIGKILL)
    ended = await wait_for_job(everyday.fetch, job.id)
    assert ended.state == "failed"
    assert (everyday.copy.files(), everyday.copy.status(), everyday.copy.head) == before
    proxy.disturb()
    await everyday.result("pull")
    assert everyday.copy.status() == [" M a.txt"]


async def test_a_full_disk_in_mid_pull_changes_nothing(
    start: Callable[..., Everyday], jp_root_dir: Path
) -> None:
    with small_disk(jp_root_dir / "copy", megabytes=6):
        everyday = start()
        everyday.copy.write({"a.txt": "edited\n", "new.txt": "mine\n"})
        everyday.upstream.commit_large(4)  # as an object it fits, as a file beside that not
        error = await everyday.error("pull")
        assert error.code == "disk_full", error
        assert everyday.copy.head == everyday.upstream.rev_parse("main~1")


def leave_lock(copy: WorkingCopy) -> None:
    """Kill a ``git checkout`` of the person's while it writes files."""
    copy.git("config", "filter.slow.smudge", "sleep 60")
    process = subprocess.Popen(
        ["git", "checkout", "--quiet", "other"], cwd=copy.folder, start_new_session=True
    )
    wait_for_process("sleep")
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    copy.git("config", "--unset", "filter.slow.smudge")


async def test_a_checkout_that_was_killed_leaves_a_lock_that_can_be_taken_away(
    everyday: Everyday,
) -> None:
    everyday.copy.git("branch", "other")
    everyday.copy.git("switch", "--quiet", "other")
    everyday.copy.commit({".gitattributes": "*.slow filter=slow\n", "x.slow": "x\n"})
    everyday.copy.git("switch", "--quiet", "main")
    everyday.upstream.commit({"b.txt": "theirs\n"})
    await asyncio.to_thread(leave_lock, everyday.copy)
    lock = everyday.copy.folder / ".git/index.lock"
    assert lock.exists()

    status = await everyday.get("repositories/status", path="copy")
    assert status["locked"]
    assert status["locked_since"]
    refused = await fetch_job(everyday.fetch, {"kind": "pull", "path": "copy"})
    assert refused.error is not None
    assert (refused.error.code, lock.exists()) == ("busy", True)

    await everyday.result("repair", what="lock")
    await everyday.result("pull", on_conflict="mine")
    assert everyday.copy.head == everyday.upstream.rev_parse()


async def test_a_git_killed_in_mid_switch_puts_the_files_back(everyday: Everyday) -> None:
    """It is killed while the person's own filter writes a file."""
    await everyday.trust()
    everyday.copy.git("branch", "other")
    everyday.copy.git("switch", "--quiet", "other")
    everyday.copy.commit({".gitattributes": "*.slow filter=slow\n", "a.txt": "o", "x.slow": "x\n"})
    everyday.copy.git("switch", "--quiet", "main")
    everyday.copy.git("config", "filter.slow.smudge", "sleep 60")
    everyday.copy.write({"b.txt": "edited\n", "untracked.txt": "mine\n"})
    before = (everyday.copy.files(), everyday.copy.status(), everyday.copy.branch)
    job = await post_job(
        everyday.fetch,
        {"kind": "switch_branch", "path": "copy", "branch": "other", "changes": "bring"},
    )
    sleeping = await asyncio.to_thread(wait_for_process, "sleep")
    os.killpg(os.getpgid(sleeping.pid), signal.SIGKILL)
    ended = await wait_for_job(everyday.fetch, job.id)
    assert ended.state == "failed"
    assert (everyday.copy.files(), everyday.copy.status(), everyday.copy.branch) == before
    everyday.copy.assert_sound()


async def test_a_switch_that_is_cancelled_puts_the_files_back(everyday: Everyday) -> None:
    await everyday.trust()
    everyday.copy.git("branch", "other")
    everyday.copy.git("switch", "--quiet", "other")
    everyday.copy.commit({".gitattributes": "*.slow filter=slow\n", "a.txt": "o", "x.slow": "x\n"})
    everyday.copy.git("switch", "--quiet", "main")
    everyday.copy.git("config", "filter.slow.smudge", "sleep 60")
    everyday.copy.write({"b.txt": "edited\n"})
    before = (everyday.copy.files(), everyday.copy.status(), everyday.copy.branch)
    job = await post_job(
        everyday.fetch,
        {"kind": "switch_branch", "path": "copy", "branch": "other", "changes": "leave"},
    )
    await asyncio.to_thread(wait_for_process, "sleep")
    await everyday.fetch("import-run", "jobs", job.id, method="DELETE")
    assert (await wait_for_job(everyday.fetch, job.id)).state == "cancelled"
    assert (everyday.copy.files(), everyday.copy.status(), everyday.copy.branch) == before
    everyday.copy.assert_sound()


async def test_a_commit_that_is_made_while_the_server_is_asked_is_not_lost(
    everyday: Everyday, git_server: GitServer, throttle: Throttle
) -> None:
    proxy = throttle(git_server.port, bytes_per_second=1_000_000)
    everyday.copy.git("remote", "set-url", "origin", f"{proxy.url}/lab/copy.git")
    theirs = everyday.upstream.commit_large(2)
    job = await post_job(everyday.fetch, {"kind": "pull", "path": "copy"})
    await wait_for_job(everyday.fetch, job.id, until=lambda job: job.phase == "receiving")
    mine = everyday.copy.commit({"c.txt": "mine\n"}, "Terminal")
    assert (await wait_for_job(everyday.fetch, job.id)).state == "succeeded"
    assert everyday.copy.git("rev-parse", "HEAD^1", "HEAD^2").split() == [mine, theirs]
    assert everyday.copy.files()["c.txt"] == b"mine\n"
    assert everyday.copy.status() == []


async def test_a_switch_of_branches_while_the_server_is_asked_is_left_alone(
    everyday: Everyday, git_server: GitServer, throttle: Throttle
) -> None:
    proxy = throttle(git_server.port, bytes_per_second=1_000_000)
    everyday.copy.git("remote", "set-url", "origin", f"{proxy.url}/lab/copy.git")
    everyday.upstream.commit_large(2)
    job = await post_job(everyday.fetch, {"kind": "pull", "path": "copy"})
    await wait_for_job(everyday.fetch, job.id, until=lambda job: job.phase == "receiving")
    everyday.copy.git("switch", "--quiet", "--create", "other")
    head = everyday.copy.commit({"c.txt": "mine\n"}, "Terminal")
    ended = await wait_for_job(everyday.fetch, job.id)
    assert ended.error is not None
    assert ended.error.code == "busy"
    assert (everyday.copy.branch, everyday.copy.head) == ("other", head)
    assert everyday.copy.status() == []


@pytest.mark.parametrize("times", [1, 2])
async def test_a_file_that_is_saved_while_it_is_pulled_over_is_merged_anew(
    everyday: Everyday, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Once; whoever saves it without end is asked to try again."""
    saved = 0

    async def save_and_move(*arguments: Any, **more: Any) -> None:
        nonlocal saved
        if saved < times:
            saved += 1
            everyday.copy.write({"b.txt": f"one\ntwo\nthree\nsaved {saved}\n"})
        await move(*arguments, **more)

    monkeypatch.setattr(travel, "move", save_and_move)
    everyday.copy.write({"b.txt": "one\ntwo\nthree\nmine\n"})
    everyday.upstream.commit({"b.txt": "theirs\none\ntwo\nthree\n"})
    job = await everyday.run("pull")
    content = everyday.copy.files()["b.txt"].decode()
    if times == 1:
        assert (job.error, content) == (None, "theirs\none\ntwo\nthree\nsaved 1\n")
    else:
        assert job.error is not None
        assert (job.error.code, content) == ("local_changes", "one\ntwo\nthree\nsaved 2\n")


async def test_pulls_and_commits_in_a_terminal_do_not_disturb_each_other(
    everyday: Everyday,
) -> None:
    """Each pull succeeds or says why not; no commit of either is lost."""
    done = asyncio.Event()
    commits: list[str] = []

    def commit_again(number: int) -> None:
        everyday.copy.write({"mine.txt": f"{number}\n"})
        with contextlib.suppress(CalledProcessError):  # a lock of ours is in its way
            everyday.copy.git("add", "mine.txt")
            everyday.copy.git("commit", "--quiet", "-m", f"Terminal {number}", "mine.txt")
            commits.append(f"Terminal {number}")

    async def commit_meanwhile() -> None:
        number = 0
        while not done.is_set():
            number += 1
            await asyncio.to_thread(commit_again, number)

    terminal = asyncio.ensure_future(commit_meanwhile())
    for number in range(6):
        everyday.upstream.commit({"theirs.txt": f"{number}\n"})
        job = await fetch_job(everyday.fetch, {"kind": "pull", "path": "copy"})
        if job.error is not None:
            assert job.error.code in {"busy", "local_changes"}, job.error
    done.set()
    await terminal
    await everyday.result("pull")
    everyday.copy.assert_sound()
    subjects = everyday.copy.git("log", "--format=%s").splitlines()
    assert commits
    assert set(commits) <= set(subjects)
    assert everyday.copy.files()["theirs.txt"] == b"5\n"


NAMES = [
    "new\nline.txt",
    "-rf",
    "\x1b[31mred\x1b[0m.txt",
    "\u202etxt.exe",
    '"quo\'ted".txt',
    "per%20cent%s.txt",
    "$(touch ran) `touch ran`;.txt",
    ":(exclude)*",
    "caf\udce9.txt",
]


async def test_a_file_of_any_name_goes_through_everything(everyday: Everyday) -> None:
    shown = [name.encode("utf-8", "backslashreplace").decode() for name in NAMES]

    def saying(word: str) -> dict[str, bytes]:
        return {name: f"{word} {number}\n".encode() for number, name in enumerate(NAMES)}

    def here() -> dict[str, bytes]:
        return {name: text for name, text in everyday.copy.files().items() if name in NAMES}

    everyday.copy.write(saying("mine"))
    changes = (await everyday.get("repositories/status", path="copy"))["changes"]
    assert sorted(change["path"] for change in changes) == sorted(shown)
    assert {change["status"] for change in changes} == {"untracked"}
    await everyday.result("commit_push", message="Names", files=shown)
    assert saying("mine").items() <= everyday.upstream.files().items()

    everyday.upstream.commit(saying("theirs"), message="Theirs")
    result = await everyday.result("pull")
    assert sorted(result.changed) == sorted(shown)
    assert here() == saying("theirs")

    everyday.copy.write(saying("edited"))
    dropped = await everyday.result("discard", files=shown)
    assert here() == saying("theirs")
    await everyday.result("restore", snapshot=dropped.snapshot, files=shown)
    assert here() == saying("edited")
    assert "ran" not in everyday.copy.files()


BRANCHES = ["$(touch;ran)", "per%20cent%s", "\u202egnp", "quo'te\"", "größe/ü.1"]


@pytest.mark.parametrize("branch", BRANCHES)
async def test_a_branch_of_any_name_goes_through_everything(
    everyday: Everyday, branch: str
) -> None:
    everyday.upstream.commit({"d.txt": "d\n"}, branch=branch, start="main")
    await everyday.result("fetch")
    await everyday.result("switch_branch", branch=f"origin/{branch}")
    assert everyday.copy.branch == branch
    everyday.copy.write({"a.txt": "mine\n"})
    await everyday.result("commit_push", message="Name", files=["a.txt"])
    assert everyday.upstream.rev_parse(f"refs/heads/{branch}") == everyday.copy.head
    await everyday.result("switch_branch", branch="main")
    await everyday.result("merge_branch", branch=branch)
    await everyday.result("delete_branch", branch=branch)
    assert everyday.copy.files()["d.txt"] == b"d\n"
    assert "ran" not in everyday.copy.files()
