"""Work that ends before a cancellation goes on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest

from jupyter_import_run.threads import finish, finish_or_undo, in_thread, stoppable, within


class Work:
    """Goes on until it is told to end."""

    def __init__(self) -> None:
        self.may_end = asyncio.Event()
        self.has_ended = False

    async def __call__(self, error: Exception | None = None) -> str:
        await self.may_end.wait()
        self.has_ended = True
        if error is not None:
            raise error
        return "done"


async def cancel_twice(task: asyncio.Future[str], work: Work) -> None:
    """Cancel ``task``, which must go on, and again; then let ``work`` end."""
    for _ in range(2):
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task}, timeout=0.02)
        assert not task.done()
    work.may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert work.has_ended


async def test_the_result_or_the_error_is_that_of_the_work() -> None:
    work = Work()
    work.may_end.set()
    assert await finish(work()) == "done"
    with pytest.raises(ValueError, match="no"):
        await finish(work(ValueError("no")))


@pytest.mark.parametrize("error", [None, ValueError("nobody looks at it")])
async def test_a_cancellation_waits_for_the_end_also_when_it_is_repeated(
    error: Exception | None,
) -> None:
    work = Work()
    await cancel_twice(asyncio.ensure_future(finish(work(error))), work)


async def test_what_was_done_meanwhile_is_undone() -> None:
    work = Work()
    undone: list[str] = []
    await cancel_twice(asyncio.ensure_future(finish_or_undo(work(), undo(undone))), work)
    assert undone == ["done"]


async def test_what_failed_meanwhile_is_not_undone() -> None:
    work = Work()
    undone: list[str] = []
    failing = finish_or_undo(work(ValueError()), undo(undone))
    await cancel_twice(asyncio.ensure_future(failing), work)
    assert undone == []


async def test_what_nobody_cancelled_is_not_undone() -> None:
    work = Work()
    work.may_end.set()
    undone: list[str] = []
    assert await finish_or_undo(work(), undo(undone)) == "done"
    assert undone == []


async def test_a_thread_has_ended_before_a_cancellation_goes_on() -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        may_end.wait(10)
        ended.set()

    task = asyncio.ensure_future(in_thread(work))
    await asyncio.to_thread(begun.wait, 10)
    task.cancel()
    await asyncio.wait({task}, timeout=0.02)
    assert not task.done()
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()


def undo(undone: list[str]) -> Callable[[str], Awaitable[None]]:
    async def take_back(result: str) -> None:
        await asyncio.sleep(0)
        undone.append(result)

    return take_back


async def test_a_cancellation_stops_what_looks_for_it_and_waits_until_it_has_ended() -> None:
    began, ended = threading.Event(), threading.Event()

    def work(stop: threading.Event) -> None:
        began.set()
        assert stop.wait(10)
        ended.set()

    task = asyncio.ensure_future(stoppable(work))
    await asyncio.to_thread(began.wait)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()
    assert await stoppable(lambda stop: stop.is_set()) is False


async def test_a_time_limit_ends_the_work() -> None:
    work = Work()
    with pytest.raises(TimeoutError):
        await within(work(), 0.01)
    assert not work.has_ended
    work.may_end.set()
    assert await within(work(), 10) == "done"
    with pytest.raises(ValueError, match="no"):
        await within(work(ValueError("no")), None)


async def test_what_ends_while_its_time_runs_out_counts() -> None:
    async def slow_to_end() -> str:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return "done"
        raise AssertionError

    assert await within(slow_to_end(), 0.01) == "done"


@pytest.mark.parametrize("turns", range(5))
async def test_a_cancellation_counts_also_where_the_work_has_just_ended(turns: int) -> None:
    work = Work()
    task = asyncio.ensure_future(within(work(), 10))
    await asyncio.sleep(0.01)
    work.may_end.set()
    for _ in range(turns):
        await asyncio.sleep(0)
    if task.cancel():
        with pytest.raises(asyncio.CancelledError):
            await task
    else:
        assert turns > 2
        assert task.result() == "done"
