"""What a server makes git say, however much of it."""

from __future__ import annotations

import asyncio
import os
import stat
import time
import tracemalloc
from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.git import runner
from jupyter_import_run.git.environment import Profile
from jupyter_import_run.git.progress import progress_reader
from jupyter_import_run.git.runner import run_git
from tests.support.repositories import git

MEGABYTE = 1024 * 1024


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The rest of a shell script that stands for git: a server's words come through it."""
    progress_reader(lambda step: None)  # GitPython asks the real git for its version
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return program


def write(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


async def run(on_line: bool = True) -> str:
    read = progress_reader(lambda step: None) if on_line else None
    result = await run_git(["x"], repository=None, profile=Profile(), on_progress_line=read)
    return result.stderr


async def test_a_line_without_end_neither_stalls_nor_fills_the_server(say: Path) -> None:
    write(say, "head -c 20000000 /dev/zero | tr '\\0' x >&2; echo the end >&2")
    running = asyncio.ensure_future(run())
    worst = 0.0
    tracemalloc.start()
    try:
        while not running.done():
            before = time.monotonic()
            await asyncio.sleep(0.005)
            worst = max(worst, time.monotonic() - before)
        assert tracemalloc.get_traced_memory()[1] < 10 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert len(await running) < MEGABYTE
    assert worst < 0.5


async def test_words_of_a_server_are_not_collected(say: Path) -> None:
    write(say, "yes 'remote: something' | head -c 2000000 >&2")
    tracemalloc.start()
    try:
        await run()
        assert tracemalloc.get_traced_memory()[1] < 3 * MEGABYTE
    finally:
        tracemalloc.stop()


async def test_the_last_words_are_kept_whatever_came_before(say: Path) -> None:
    write(say, "yes 'remote: something' | head -c 1000000 >&2; echo 'fatal: the cause' >&2; exit 1")
    with pytest.raises(ImportRunError) as caught:
        await run()
    assert caught.value.data["details"].endswith("fatal: the cause")


async def test_the_words_of_ssh_whose_lines_end_in_two_characters_are_kept(say: Path) -> None:
    write(
        say,
        "printf '10%%\\r20%%\\r\\nno key is known\\r' >&2; sleep 0.1;"
        "printf '\\nfatal: no\\n30%%\\r' >&2; exit 1",
    )
    with pytest.raises(ImportRunError) as caught:
        await run()
    assert caught.value.data["details"].splitlines() == ["20%", "no key is known", "fatal: no"]


@pytest.mark.parametrize("part", ["unable to access ", "Remote branch ", "transport '", "x://@"])
async def test_no_words_take_long_to_understand(say: Path, part: str) -> None:
    words = say.with_name("words")
    words.write_text("fatal: remote error: " + part * (256 * 1024 // len(part)) + "\n")
    write(say, f"cat {words} >&2; exit 128")
    before = time.process_time()
    with pytest.raises(ImportRunError):
        await run(on_line=False)
    assert time.process_time() - before < 0.5


async def test_standard_input_reaches_git_whole(tmp_path: Path) -> None:
    data = os.urandom(3 * MEGABYTE)
    await run_git(["init", "--quiet", str(tmp_path / "r")], repository=None, profile=Profile())
    stored = await run_git(
        ["hash-object", "-w", "--stdin"],
        repository=tmp_path / "r",
        profile=Profile(),
        stdin=data,
    )
    read = await run_git(
        ["cat-file", "blob", stored.text.strip()],
        repository=tmp_path / "r",
        profile=Profile(read_only=True),
    )
    assert read.stdout == data


async def test_a_git_that_takes_no_input_still_gives_its_reason() -> None:
    with pytest.raises(ImportRunError) as caught:
        await run_git(
            ["no-such-verb"], repository=None, profile=Profile(), stdin=bytes(10 * MEGABYTE)
        )
    assert "not a git command" in caught.value.data["details"]


async def test_what_an_ended_git_has_started_does_not_outlive_it(
    say: Path, no_process_left: None
) -> None:
    """It has the pipes of git open, and would be waited for."""
    write(say, "sleep 60 & echo words >&2; kill -9 $$")
    before = time.monotonic()
    with pytest.raises(ImportRunError) as caught:
        await run()
    assert time.monotonic() - before < 2
    assert caught.value.data == {"reason": "git_ended", "details": "words"}


async def test_a_read_that_falls_silent_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_process_left: None
) -> None:
    """Where nobody looks for a pipe: behind the name of a branch."""
    git("init", "--quiet", tmp_path / "copy")
    os.mkfifo(tmp_path / "copy" / ".git" / "refs" / "heads" / "pipe")
    monkeypatch.setattr(runner, "LONGEST_READ", 0.5)
    with pytest.raises(ImportRunError) as caught:
        await run_git(
            ["for-each-ref"], repository=tmp_path / "copy", profile=Profile(read_only=True)
        )
    assert caught.value.code == "timeout"


async def test_what_changes_or_reaches_something_may_take_its_time(
    say: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "LONGEST_READ", 0.2)
    write(say, "sleep 0.6; echo done >&2")
    assert await run() == "done"
