"""One operation at a time in a repository, and everybody knows whom they wait for."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jupyter_import_run.jobs.locks import repository_lock

HOLD = """
import fcntl, sys
file = open(sys.argv[1], "a+b")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "r" / ".git").mkdir(parents=True)
    return tmp_path / "r"


async def test_each_waits_for_the_one_before_and_is_told_who_that_is(repository: Path) -> None:
    order: list[str] = []
    told: dict[str, list[str | None]] = {name: [] for name in "abc"}
    go = asyncio.Event()

    async def work(name: str) -> None:
        async with repository_lock(repository, holder=name, waiting=told[name].append):
            order.append(name)
            await go.wait()
            await asyncio.sleep(0)

    tasks = []
    for name in "abc":
        tasks.append(asyncio.ensure_future(work(name)))
        await asyncio.sleep(0.05)
    assert order == ["a"]
    assert told == {"a": [], "b": ["a"], "c": ["a"]}
    go.set()
    await asyncio.gather(*tasks)
    assert order == ["a", "b", "c"]
    assert told == {"a": [], "b": ["a"], "c": ["a", "b"]}


async def test_who_stops_waiting_is_told_nothing_more(repository: Path) -> None:
    told: list[str | None] = []

    async def wait() -> None:
        async with repository_lock(repository, holder="b", waiting=told.append):
            raise AssertionError

    async with repository_lock(repository, holder="a", waiting=told.append):
        waiter = asyncio.ensure_future(wait())
        await asyncio.sleep(0.05)
        waiter.cancel()
        await asyncio.wait({waiter})
    async with repository_lock(repository, holder="c", waiting=told.append):
        pass
    assert told == ["a"]


async def test_another_server_is_waited_for_without_a_name(repository: Path) -> None:
    told: list[str | None] = []
    file = repository / ".git" / "import-run.lock"
    other = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, file, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdin is not None
    assert other.stdout is not None
    await other.stdout.readline()
    loop = asyncio.get_running_loop()
    loop.call_later(0.3, other.stdin.close)
    async with repository_lock(repository, holder="a", waiting=told.append):
        await other.wait()
    assert told == [None]


async def test_a_link_in_place_of_the_lock_is_not_followed(
    repository: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    os.symlink(precious, repository / ".git" / "import-run.lock")
    with pytest.raises(OSError, match="symbolic"):
        async with repository_lock(repository, holder="a", waiting=lambda _: None):
            pass
    assert not precious.exists()


async def test_a_folder_without_a_git_folder_is_locked_within_this_server(tmp_path: Path) -> None:
    async with repository_lock(tmp_path, holder="a", waiting=lambda _: None):
        assert list(tmp_path.iterdir()) == [tmp_path / "home"]
