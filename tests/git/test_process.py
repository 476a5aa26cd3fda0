"""A program that is given up leaves nothing, whenever that is."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time

import pytest

from jupyter_import_run.git.process import ProgramResult, run_program
from tests.support.processes import assert_no_process_left

TWO = ["/bin/sh", "-c", "sleep 61 & sleep 61"]


def forbid_following(monkeypatch: pytest.MonkeyPatch) -> None:
    """As macOS does, and some containers do."""

    def forbidden(pid: int, flags: int = 0) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "pidfd_open", forbidden, raising=False)


async def shell(script: str) -> ProgramResult:
    return await run_program(["/bin/sh", "-c", script], environment=os.environ)


async def test_a_program_that_is_given_up_while_it_starts_leaves_nothing() -> None:
    """Its first child may be there before the event loop knows of the program."""
    for turns in range(1, 9):
        work = asyncio.ensure_future(run_program(TWO, environment=os.environ))
        for _ in range(turns):
            await asyncio.sleep(0)
            time.sleep(0.02)
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work
        assert_no_process_left(timeout=2)


async def test_a_program_is_waited_for_also_where_it_cannot_be_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forbid_following(monkeypatch)
    result = await shell("echo said; exec >&- 2>&-; sleep 0.2; exit 3")
    assert (result.returncode, result.text) == (3, "said\n")
    ended = await asyncio.wait_for(shell("sleep 62 & kill -9 $$"), 20)
    assert ended.returncode == -9
    assert_no_process_left(timeout=2)


async def test_a_program_whose_words_nobody_understands_is_ended() -> None:
    def misunderstand(chunk: bytes) -> None:
        raise ValueError(chunk)

    with pytest.raises(ValueError, match="word"):
        await run_program(
            ["/bin/sh", "-c", "sleep 63 & printf word; sleep 63"],
            environment=os.environ,
            on_stdout=misunderstand,
        )
    assert_no_process_left(timeout=2)


async def test_what_a_program_leaves_when_it_ends_by_itself_may_go_on() -> None:
    result = await shell("(sleep 0.4; echo later) & echo now")
    assert result.text.split() == ["now", "later"]


async def test_what_goes_on_behind_a_program_is_not_waited_for() -> None:
    began = time.monotonic()
    result = await shell("sleep 64 & echo $!")
    assert time.monotonic() - began < 20
    os.kill(int(result.text), signal.SIGKILL)
    await asyncio.sleep(0.2)  # it has the pipes until then


async def test_a_daemon_with_a_session_of_its_own_does_not_hold_up_a_cancel() -> None:
    said: asyncio.Queue[bytes] = asyncio.Queue()
    command = ["/bin/sh", "-c", "setsid sh -c 'echo $$; exec sleep 66' & sleep 66"]
    work = asyncio.ensure_future(
        run_program(command, environment=os.environ, on_stdout=said.put_nowait)
    )
    daemon = int(await said.get())
    began = time.monotonic()
    work.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await work
    assert time.monotonic() - began < 20
    os.kill(daemon, signal.SIGKILL)
    await asyncio.sleep(0.2)  # it has the pipes until then
