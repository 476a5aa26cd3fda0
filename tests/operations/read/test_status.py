"""The status: one process, one answer, no influence of one repository on another."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.read.status import Statuses
from jupyter_import_run.repository.outputs import without_outputs
from jupyter_import_run.repository.waiting import key_for
from jupyter_import_run.wire.encode import encode
from tests.operations.read.conftest import Reading
from tests.support.counted_git import CountedGit
from tests.support.processes import assert_no_process_left
from tests.support.repositories import Repository, git
from tests.support.working_copies import WorkingCopy


@pytest.fixture
def slow(copy: WorkingCopy, reading: Reading) -> WorkingCopy:
    """A trusted repository with a slow filter, and a file that is as long as it was."""
    reading.cloned.remember(copy.folder / ".git", "trusted")
    copy.git("config", "filter.slow.clean", "sleep 30; cat")
    copy.write({".gitattributes": "*.txt filter=slow\n", "a.txt": "B\n"})
    return copy


async def test_a_status_is_one_git_process(
    reading: Reading, copy: WorkingCopy, counted_git: CountedGit
) -> None:
    copy.write({"a.txt": "changed\n", "new": "n"})
    await reading.statuses.of("copy")
    counted_git.started()
    await reading.statuses.of("copy")
    [arguments] = counted_git.started()
    assert arguments.startswith("status --porcelain=v2 --branch -z")


async def test_it_is_one_also_where_a_notebook_was_only_run_again(
    reading: Reading, copy: WorkingCopy, counted_git: CountedGit
) -> None:
    cell = '{"cell_type": "code", "source": "1", "metadata": {}, "outputs": [%s]}'
    run = '{"nbformat": 4, "metadata": {}, "cells": [' + cell + "]}"
    copy.commit({"run.ipynb": run % "", "source.ipynb": run % ""})
    await without_outputs(copy.opened, ["run.ipynb", "source.ipynb"])
    copy.write({"run.ipynb": run % "1", "source.ipynb": run.replace('"1"', '"2"') % "1"})
    assert len(copy.status()) == 2
    await reading.statuses.of("copy")
    counted_git.started()
    status = await reading.statuses.of("copy")
    assert ([each.path for each in status.changes], status.changes_total) == (["source.ipynb"], 1)
    assert len(counted_git.started()) == 1


async def test_what_is_in_the_fork_is_not_to_be_pushed_again(
    reading: Reading,
    copy: WorkingCopy,
    upstream: Repository,
    tmp_path: Path,
    counted_git: CountedGit,
) -> None:
    async def distance() -> tuple[int | None, int | None]:
        status = await reading.statuses.of("copy")
        return status.ahead, status.behind

    copy.git("remote", "rename", "origin", "upstream")
    git("clone", "--quiet", "--bare", upstream.path, tmp_path / "fork.git")
    copy.git("remote", "add", "origin", str(tmp_path / "fork.git"))
    copy.git("config", "remote.pushDefault", "origin")
    copy.commit({"mine": "1\n"})
    assert await distance() == (1, 0)
    copy.git("push", "--quiet", "origin", "HEAD:main")
    upstream.commit({"theirs": "1\n"})
    copy.git("fetch", "--quiet", "upstream")
    assert await distance() == (0, 1)
    for pack in ("--no-all", "--all"):
        copy.git("pack-refs", pack)
        copy.commit({"mine": f"2 {pack}\n"})
        await distance()
        counted_git.started()
        assert await distance() == (1 if pack == "--no-all" else 2, 1)
        assert len(counted_git.started()) == 1, "it was counted already"


async def test_a_status_tells_the_account_that_git_goes_as(
    reading: Reading, copy: WorkingCopy
) -> None:
    async def account_of(url: str) -> str | None:
        copy.git("remote", "set-url", "origin", url)
        return (await reading.statuses.of("copy")).account

    known = Account("1", "https://git.example.org", "gitlab", "token", "ada", "ada")
    later = replace(known, id="2", username="grace", created=1.0)
    for account in (known, later):
        reading.accounts.put(account, Secret("token"))
    url = "https://git.example.org/team/notes.git"
    assert await account_of(url) == "1"
    reading.accounts.choose(url, "2")
    assert await account_of(url) == "2"
    assert await account_of("https://git.example.org/grace/own") == "2"
    assert await account_of("https://git.example.org/team/own") == "1"
    assert await account_of("https://other.example.org/team/notes.git") is None
    assert await account_of("git@git.example.org:team/notes.git") is None
    (reading.accounts.folder / "accounts.json").write_text('{"version": 99, "data": {}}')
    assert await account_of(url) is None


async def test_two_windows_that_ask_at_once_get_one_answer(
    reading: Reading, copy: WorkingCopy, counted_git: CountedGit
) -> None:
    await reading.statuses.of("copy")
    counted_git.started()
    one, other = await asyncio.gather(reading.statuses.of("copy"), reading.statuses.of("/copy/"))
    assert one is other
    assert len(counted_git.started()) == 1


async def test_who_asks_while_git_looks_hears_what_happened_since(
    reading: Reading, slow: WorkingCopy, counted_git: CountedGit
) -> None:
    slow.git("config", "filter.slow.clean", "sleep 1; cat")
    counted_git.started()
    first = asyncio.ensure_future(reading.statuses.of("copy"))
    await wait_until_git_looks(counted_git)
    slow.write({"meanwhile": "m"})
    later = await asyncio.gather(*(reading.statuses.of("copy") for _ in range(5)))
    assert "meanwhile" in {each.path for each in later[0].changes}
    assert all(each is later[0] for each in later)
    await first
    assert len([line for line in counted_git.started() if line.startswith("status")]) == 1


async def wait_until_git_looks(counted_git: CountedGit) -> None:
    until = time.monotonic() + 10
    while not any(line.startswith("status") for line in counted_git.started()):
        assert time.monotonic() < until
        await asyncio.sleep(0.01)


async def test_nothing_is_written_and_no_lock_taken(reading: Reading, copy: WorkingCopy) -> None:
    for name in ("a.txt", "folder/b.txt"):
        (copy.folder / name).touch()  # git would refresh its index now
    before = {path: path.stat().st_mtime_ns for path in (copy.folder / ".git").rglob("*")}
    await reading.statuses.of("copy")
    assert {path: path.stat().st_mtime_ns for path in (copy.folder / ".git").rglob("*")} == before


async def test_a_slow_repository_does_not_hold_up_another(
    reading: Reading, slow: WorkingCopy, root: Path
) -> None:
    WorkingCopy.create(root / "small", {"a": "a"})
    waiting = asyncio.ensure_future(reading.statuses.of("copy"))
    await asyncio.sleep(0.2)
    await asyncio.wait_for(reading.statuses.of("small"), 5)
    assert not waiting.done()
    waiting.cancel()


async def test_a_status_that_takes_too_long_is_given_up(
    reading: Reading, slow: WorkingCopy
) -> None:
    statuses = Statuses(reading.repositories, reading.choices, {}, reading.accounts, timeout=0.5)
    with pytest.raises(ImportRunError) as caught:
        await statuses.of("copy")
    assert caught.value.code == "timeout"
    assert_no_process_left()
    slow.git("config", "--unset", "filter.slow.clean")
    statuses = Statuses(reading.repositories, reading.choices, {}, reading.accounts)
    assert (await statuses.of("copy")).state == "dirty"


async def test_an_error_is_everybodys_and_the_next_one_is_asked_anew(
    reading: Reading, root: Path
) -> None:
    answers = await asyncio.gather(
        reading.statuses.of("later"), reading.statuses.of("later"), return_exceptions=True
    )
    assert [each.code for each in answers if isinstance(each, ImportRunError)] == ["not_found"] * 2
    WorkingCopy.create(root / "later", {"a": "a"})
    assert (await reading.statuses.of("later")).state == "clean"


async def test_twenty_thousand_untracked_files_are_counted_in_a_small_answer(
    reading: Reading, copy: WorkingCopy
) -> None:
    for number in range(20_000):
        (copy.folder / f"a rather long name of an untracked file {number:05d}.txt").touch()
    longest = await longest_silence(reading.statuses.of("copy"))
    status = await reading.statuses.of("copy")
    assert (status.changes_total, status.truncated) == (20_000, True)
    assert len(encode(status)) < 64 * 1024
    assert len(status.changes) > 300
    assert longest < 1


async def longest_silence(work: object) -> float:
    """Seconds for which the event loop did not answer while ``work`` was done."""
    task = asyncio.ensure_future(work)  # type: ignore[call-overload]
    longest, last = 0.0, time.perf_counter()
    while not task.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    await task
    return longest


async def test_repositories_within_this_one_are_told_from_its_own_folders(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.write({"data/new.txt": "1\n", "own.txt": "1\n"})
    WorkingCopy.create(copy.folder / "nest", {"x.txt": "1\n"})
    (copy.folder / "alias").symlink_to("nest")
    status = await reading.statuses.of("copy")
    assert [change.path for change in status.changes] == ["alias", "data/", "nest/", "own.txt"]
    assert status.nested == ["nest/"]


async def test_names_that_take_much_room_do_not_make_the_answer_large(
    reading: Reading, copy: WorkingCopy
) -> None:
    for number in range(2000):
        (copy.folder / (f"{number:04d}" + "\x01" * 200)).touch()
    status = await reading.statuses.of("copy")
    assert status.changes_total == 2000
    assert len(encode(status)) < 64 * 1024


async def test_conflicts_are_listed_before_everything_else(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.git("switch", "--quiet", "--create", "other")
    copy.commit({"zzz": "other\n"})
    copy.git("switch", "--quiet", "main")
    copy.commit({"zzz": "mine\n", **{f"a{n:04d}": "a" for n in range(1500)}})
    with contextlib.suppress(subprocess.CalledProcessError):
        copy.git("merge", "other")
    copy.write({f"a{n:04d}": "changed" for n in range(1500)})
    status = await reading.statuses.of("copy")
    assert (status.changes[0].path, status.changes[0].status) == ("zzz", "conflicted")
    assert status.changes_total == 1501


async def test_the_links_lead_to_the_parent_of_a_fork(reading: Reading, copy: WorkingCopy) -> None:
    copy.git("remote", "set-url", "origin", "git@github.com:me/project.git")
    copy.git("remote", "add", "upstream", "https://github.com/them/project.git")
    copy.git("switch", "--quiet", "--create", "fix/x")
    assert (await reading.statuses.of("copy")).web.merge_request == (
        "https://github.com/them/project/compare/main...me:fix/x?expand=1"
    )


async def test_what_was_left_on_a_branch_is_told_by_its_snapshot(
    reading: Reading, copy: WorkingCopy
) -> None:
    name = "20261121T120000000-0123456789abcdef"
    copy.git("switch", "--quiet", "--create", "feature/x")
    copy.git("update-ref", f"refs/import-run/snapshots/{name}", "HEAD")
    key = key_for(copy.folder / ".git", "feature/x")
    copy.git("update-ref", f"refs/import-run/left/{key}/{name}", "HEAD")
    assert (await reading.statuses.of("copy")).left == name
    copy.git("pack-refs", "--all")
    assert (await reading.statuses.of("copy")).left == name
    copy.git("switch", "--quiet", "main")
    assert (await reading.statuses.of("copy")).left is None


async def test_a_renamed_file_that_is_not_here_is_a_deleted_and_an_added_one(
    reading: Reading, root: Path, tmp_path: Path
) -> None:
    git("init", "--quiet", "--bare", "--initial-branch=main", tmp_path / "served.git")
    source = WorkingCopy.create(tmp_path / "source", {"deep/a.txt": "a\n" * 50, "b": "b"})
    source.git("push", "--quiet", str(tmp_path / "served.git"), "main")
    git("config", "uploadpack.allowFilter", "true", cwd=tmp_path / "served.git")
    copy = WorkingCopy.clone(
        f"file://{tmp_path}/served.git", root / "partial", "--filter=blob:none", "--sparse"
    )
    copy.git("rm", "--quiet", "--cached", "--sparse", "deep/a.txt")
    copy.write({"other.txt": "a\n" * 49 + "b\n"})
    copy.git("add", "--sparse", "other.txt")
    status = await reading.statuses.of("partial")
    assert {(each.path, each.status) for each in status.changes} == {
        ("deep/a.txt", "deleted"),
        ("other.txt", "added"),
    }
