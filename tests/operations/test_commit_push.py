from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.operations.everyday import Everyday
from tests.support.jobs import Fetch


@pytest.fixture
def start(jp_fetch: Fetch, jp_root_dir: Path, git_server: GitServer) -> Callable[..., Everyday]:
    return lambda *options: Everyday(jp_fetch, jp_root_dir, git_server, *options)


@pytest.fixture
def everyday(start: Callable[..., Everyday]) -> Everyday:
    return start()


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
    assert everyday.copy.status() == [" D c.txt", "?? untracked.txt"] or everyday.copy.status() == [
        "M  b.txt",
        " D c.txt",
        "A  new.txt",
        "?? untracked.txt",
    ]
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


@pytest.mark.parametrize(
    "name", ["grüße.txt", "two\nlines.txt", "-dash.txt", '"quoted" \\ and *.txt', "a b/[c]?.txt"]
)
async def test_any_name_can_be_committed(everyday: Everyday, name: str) -> None:
    everyday.copy.write({name: "x\n", f"{name}.other": "x\n", "xtxt": "x\n"})
    await everyday.result("commit_push", message="Name", files=[name])
    assert everyday.upstream.files()[name] == b"x\n"
    assert len(everyday.upstream.files()) == 4


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
