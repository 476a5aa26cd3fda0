"""The command line as a process: on a terminal, and in a pipe."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository
from tests.support.throttling_proxy import ThrottlingProxy

COMMAND = [sys.executable, "-m", "jupyter_import_run.cli"]
PATIENCE = 60

pytestmark = pytest.mark.usefixtures("no_process_left")

Spawn = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def terminal(
    root: Path, config: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Spawn]:
    """``terminal("pull", columns=80)``: a command on a terminal of its own, in ``root``."""
    config("c.ImportRun.private_hosts = ['127.0.0.1']\nc.ImportRun.account_store = 'files'\n")
    monkeypatch.setenv("TERM", "xterm")
    started = []

    def spawn(*words: str, columns: int = 80) -> pexpect.spawn[str]:
        child = pexpect.spawn(
            COMMAND[0], [*COMMAND[1:], *words], cwd=root, dimensions=(24, columns),
            encoding="utf-8", timeout=PATIENCE,
        )  # fmt: skip
        started.append(child)
        return child

    yield spawn
    for child in started:
        child.close(force=True)


@pytest.fixture
def slow(git_server: GitServer, throttle: Callable[..., ThrottlingProxy]) -> str:
    """The address of a repository that takes its time."""
    Repository.create(git_server.root, "large.git").commit_large(2)
    proxy = throttle(git_server.port, bytes_per_second=1_500_000)
    return f"http://127.0.0.1:{proxy.port}/large.git"


def test_a_terminal_shows_progress_in_one_line_that_is_gone_at_the_end(
    terminal: Spawn, slow: str, root: Path
) -> None:
    child = terminal("import", slow, "--history=none")
    child.expect(r"Receiving +\d+ %")
    child.expect(re.escape(f"Imported: {root / 'large'} on branch main"))
    drawn = child.before
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    lines = drawn.split("\r")
    assert "\n" not in drawn
    assert all(len(each) < 80 for each in lines)
    assert lines[-1] == ""
    assert lines[-2].strip() == ""


def test_ctrl_c_ends_it_within_a_second_and_leaves_nothing(
    terminal: Spawn, slow: str, root: Path, data: Path
) -> None:
    child = terminal("import", slow, columns=30)
    child.expect(r"Receiving +\d+ %")
    child.sendintr()
    pressed = time.monotonic()
    child.expect("Stopped.")
    child.expect(pexpect.EOF)
    took = time.monotonic() - pressed
    child.close()
    assert child.exitstatus == 130
    assert took < 3  # the end of its process included, on a machine that does other things too
    assert list(root.iterdir()) == []
    assert list((data / "work").iterdir()) == []


def test_a_pipe_gets_the_answer_alone(
    git_server: GitServer, root: Path, config: Callable[[str], None]
) -> None:
    config("c.ImportRun.private_hosts = ['127.0.0.1']\n")
    Repository.create(git_server.root, "w.git").commit({"a.txt": "a\n"})
    done = subprocess.run(
        [*COMMAND, "import", f"{git_server.url}/w.git", "--json"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["path"] == "w"


def test_a_secret_is_typed_unseen_and_a_question_waits_for_its_yes(
    terminal: Spawn, data: Path
) -> None:
    child = terminal("accounts", "add", "127.0.0.1:9")
    child.expect("Token or password: ")
    child.sendline("hunter2")
    child.expect(pexpect.EOF)
    assert "hunter2" not in child.before
    child.close()
    assert child.exitstatus == 1

    data.mkdir(parents=True)
    (data / "hosts.json").write_text('{"version": 1, "data": ["git.lab"]}')
    child = terminal("cleanup")
    child.expect(re.escape("Remove all of it? [y/N] "))
    child.sendintr()
    child.expect("Stopped.")
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, data.exists()) == (130, True)
    child = terminal("cleanup")
    child.expect(re.escape("Remove all of it? [y/N] "))
    child.sendline("y")
    child.expect("Removed.")
    child.expect(pexpect.EOF)
    assert not data.exists()
