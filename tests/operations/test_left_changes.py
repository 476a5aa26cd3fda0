"""Changes that stay with their branch, whatever else happens to branches meanwhile."""

from __future__ import annotations

import time

import pytest

from tests.operations.everyday import Everyday
from tests.support.jobs import fetch_job

LINES = "".join(f"{number}\n" for number in range(9))


async def leave(everyday: Everyday, branch: str, *, create: bool = False) -> str:
    """The id of the snapshot that stays with the branch that is left."""
    result = await everyday.result("switch_branch", branch=branch, changes="leave", create=create)
    assert everyday.copy.branch == branch
    assert result.snapshot is not None
    return str(result.snapshot)


async def test_names_that_cannot_be_beside_each_other_do_not_get_into_each_others_way(
    everyday: Everyday,
) -> None:
    everyday.copy.git("switch", "--quiet", "--create", "feature")
    everyday.copy.write({"a.txt": "first\n"})
    await leave(everyday, "main")
    everyday.copy.git("branch", "--quiet", "-D", "feature")
    everyday.copy.git("switch", "--quiet", "--create", "feature/x")
    everyday.copy.write({"a.txt": "second\n"})
    await leave(everyday, "main")
    back = await everyday.result("switch_branch", branch="feature/x")
    assert back.restored is not None
    assert everyday.copy.files()["a.txt"] == b"second\n"


async def test_what_was_left_twice_comes_back_together(everyday: Everyday) -> None:
    everyday.copy.commit({"b.txt": LINES})
    everyday.copy.git("branch", "dev")
    everyday.copy.write({"b.txt": "first " + LINES})
    first = await leave(everyday, "dev")
    everyday.copy.git("switch", "--quiet", "main")
    everyday.copy.write({"b.txt": LINES + "second\n"})
    second = await leave(everyday, "dev")
    back = await everyday.result("switch_branch", branch="main")
    assert (back.restored, back.waiting) == (second, [])
    assert everyday.copy.files()["b.txt"] == f"first {LINES}second\n".encode()
    assert first != second
    assert (await everyday.get("repositories/status", path="copy"))["left"] is None


async def test_changes_that_do_not_fit_wait_and_are_said_to(everyday: Everyday) -> None:
    everyday.copy.git("branch", "dev")
    everyday.copy.write({"a.txt": "mine\n"})
    left = await leave(everyday, "dev")
    everyday.copy.git("switch", "--quiet", "main")
    everyday.copy.commit({"a.txt": "theirs\n"})
    everyday.copy.git("switch", "--quiet", "dev")
    back = await everyday.result("switch_branch", branch="main")
    assert (back.restored, back.waiting) == (None, [left])
    assert everyday.copy.files()["a.txt"] == b"theirs\n"
    assert (await everyday.get("repositories/status", path="copy"))["left"] == left


async def test_changes_that_wait_are_merged_into_what_is_here(everyday: Everyday) -> None:
    everyday.copy.git("branch", "dev")
    everyday.copy.write({"a.txt": "mine\n", "new.txt": "mine\n"})
    left = await leave(everyday, "dev")
    everyday.copy.git("switch", "--quiet", "main")
    commit = everyday.copy.commit({"a.txt": "theirs\n"})
    error = await everyday.error("restore", snapshot=left, onto_here=True)
    assert error.code == "conflict"
    assert [one["path"] for one in error.data["conflicts"]] == ["a.txt"]
    result = await everyday.result(
        "restore", snapshot=left, onto_here=True, resolutions={"a.txt": "theirs"}
    )
    assert (everyday.copy.branch, everyday.copy.head) == ("main", commit)
    assert everyday.copy.files()["a.txt"] == b"mine\n"
    assert everyday.copy.status() == [" M a.txt", "?? new.txt"]
    assert (await everyday.get("repositories/status", path="copy"))["left"] is None
    assert (result.branch, result.commit) == ("main", commit)


@pytest.mark.parametrize("by_us", [True, False])
async def test_a_branch_that_is_made_anew_gets_nothing_of_the_one_that_is_gone(
    everyday: Everyday, by_us: bool
) -> None:
    everyday.copy.git("switch", "--quiet", "--create", "feature")
    everyday.copy.write({"a.txt": "of the old one\n"})
    await leave(everyday, "main")
    everyday.copy.git("branch", "--quiet", "-D", "feature")
    time.sleep(1)  # git's log tells seconds
    if by_us:
        result = await everyday.result("switch_branch", branch="feature", create=True)
    else:
        everyday.copy.git("branch", "feature")
        result = await everyday.result("switch_branch", branch="feature")
    assert result.restored is None
    assert everyday.copy.status() == []
    assert (await everyday.get("repositories/status", path="copy"))["left"] is None


async def test_what_was_left_follows_a_branch_that_a_terminal_renames(everyday: Everyday) -> None:
    everyday.copy.git("switch", "--quiet", "--create", "topic")
    everyday.copy.write({"a.txt": "mine\n"})
    left = await leave(everyday, "main")
    everyday.copy.git("branch", "-m", "topic", "passing")
    everyday.copy.git("branch", "-m", "passing", "topic/1")
    back = await everyday.result("switch_branch", branch="topic/1")
    assert back.restored == left
    assert everyday.copy.files()["a.txt"] == b"mine\n"


async def test_a_switch_that_fails_leaves_nothing_that_would_come_back(everyday: Everyday) -> None:
    everyday.copy.git("branch", "dev")
    everyday.copy.commit({"a.txt": "main\n"})
    everyday.copy.write({"a.txt": "mine\n"})
    lock = everyday.copy.folder / ".git/index.lock"
    lock.touch()
    request = {"kind": "switch_branch", "path": "copy", "branch": "dev", "changes": "leave"}
    job = await fetch_job(everyday.fetch, request)
    lock.unlink()
    assert job.error is not None
    assert job.error.code == "busy"
    assert everyday.copy.files()["a.txt"] == b"mine\n"
    assert (await everyday.get("repositories/status", path="copy"))["left"] is None


async def test_coming_back_never_costs_what_a_filter_keeps_out_of_git(everyday: Everyday) -> None:
    everyday.copy.git("config", "filter.strip.clean", "sed -e s/OUT.*//")
    everyday.copy.write({".git/info/attributes": "*.nb filter=strip\n"})
    everyday.copy.commit({"x.nb": "source OUTPUT\n"})
    await everyday.trust()
    everyday.copy.git("branch", "same")
    everyday.copy.git("switch", "--quiet", "--create", "other", "HEAD~1")
    everyday.copy.git("switch", "--quiet", "main")
    everyday.copy.write({"x.nb": "source OUTPUT of the first run\n", "a.txt": "mine\n"})
    await leave(everyday, "other")
    everyday.copy.git("switch", "--quiet", "main")
    everyday.copy.write({"x.nb": "source OUTPUT of the second run\n"})
    await everyday.result("switch_branch", branch="main")
    assert everyday.copy.files()["a.txt"] == b"mine\n"
    assert everyday.copy.files()["x.nb"] == b"source OUTPUT of the second run\n"
