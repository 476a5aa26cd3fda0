"""Jobs: started at once, cancelled in a moment, found again."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.jobs.job import JobRecord
from jupyter_import_run.jobs.registry import JobRegistry, Operation
from jupyter_import_run.jobs.reporter import Reporter
from jupyter_import_run.store.journal import JobJournal
from jupyter_import_run.wire.jobs import Fetch, FetchResult, JobResult

Run = Callable[[Any, Reporter], Coroutine[Any, Any, JobResult]]


async def succeed(request: Fetch, reporter: Reporter) -> JobResult:
    reporter.report("connecting")
    return FetchResult(changed=True)


async def fail(request: Fetch, reporter: Reporter) -> JobResult:
    raise ImportRunError("network", "The connection to the server broke.")


async def crash(request: Fetch, reporter: Reporter) -> JobResult:
    raise ZeroDivisionError


async def hang(request: Fetch, reporter: Reporter) -> JobResult:
    reporter.report("receiving", 0.5)
    await asyncio.sleep(3600)
    raise AssertionError


class Bench:
    """A registry whose only kind of job does what a test says."""

    def __init__(self, folder: Path, history: int = 100) -> None:
        self.folder = folder
        self.history = history
        self.changes: list[tuple[str, str | None]] = []
        self.activity = 0

    def registry(self, run: Run) -> JobRegistry:
        operation = Operation(
            kind="fetch",
            check=lambda request: None,
            run=run,
            title=lambda request: request.path.partition("?")[0],
            public=lambda request: Fetch(path=request.path.partition("?")[0]),
            has_secret=lambda request: "?" in request.path,
            origin=lambda request: request.path,
        )
        return JobRegistry(
            {Fetch: operation},
            history=self.history,
            changed=lambda job: self.changes.append((job.state, job.phase)),
            activity=self._note,
            journal=JobJournal(self.folder, "/root", self.history),
            log=logging.getLogger("test"),
        )

    def _note(self) -> None:
        self.activity += 1


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


async def ended(job: JobRecord) -> JobRecord:
    assert job.task is not None
    await asyncio.wait_for(asyncio.wait({job.task}), 5)
    return job


async def test_a_job_is_queued_then_runs_then_succeeds(bench: Bench) -> None:
    job = bench.registry(succeed).start(Fetch(path="r"), user="me")
    assert job.state == "queued"
    await ended(job)
    assert job.result == FetchResult(changed=True)
    assert [state for state, _ in bench.changes] == ["queued", "running", "running", "succeeded"]
    assert job.started is not None
    assert job.ended is not None
    assert job.created <= job.started <= job.ended
    assert bench.activity > 0


async def test_a_failure_has_its_code_and_can_be_run_again(bench: Bench) -> None:
    registry = bench.registry(fail)
    job = await ended(registry.start(Fetch(path="r"), user="me"))
    assert job.state == "failed"
    assert job.error is not None
    assert job.error.code == "network"
    again = await ended(registry.retry(job.id, user="me"))
    assert again.id != job.id
    assert again.retry_of == job.id
    assert job.dismissed


async def test_a_bug_is_internal_and_tells_nothing_of_itself(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    job = await ended(bench.registry(crash).start(Fetch(path="r"), user="me"))
    assert job.error is not None
    assert job.error.code == "internal"
    assert "ZeroDivision" not in job.error.message
    assert "ZeroDivisionError" in caplog.text


async def test_cancelling_ends_a_job_within_a_second(bench: Bench) -> None:
    registry = bench.registry(hang)
    job = registry.start(Fetch(path="r"), user="me")
    await asyncio.sleep(0.05)
    assert job.view().progress == 0.5
    before = time.monotonic()
    await registry.cancel(job.id)
    assert job.state == "cancelled"
    assert job.view().progress is None
    assert time.monotonic() - before < 1


async def test_cancelling_an_ended_job_changes_nothing(bench: Bench) -> None:
    registry = bench.registry(succeed)
    job = await ended(registry.start(Fetch(path="r"), user="me"))
    await registry.cancel(job.id)
    assert job.state == "succeeded"


async def test_cancelling_a_job_cancels_what_it_started(bench: Bench) -> None:
    registry = bench.registry(hang)
    parent = registry.start(Fetch(path="r"), user="me")
    child = registry.start(Fetch(path="r"), user="me", parent=parent.id)
    await asyncio.sleep(0.05)
    await registry.cancel(parent.id)
    assert (parent.state, child.state) == ("cancelled", "cancelled")


async def test_a_job_that_succeeded_cannot_be_run_again(bench: Bench) -> None:
    registry = bench.registry(succeed)
    job = await ended(registry.start(Fetch(path="r"), user="me"))
    with pytest.raises(ImportRunError) as caught:
        registry.retry(job.id, user="me")
    assert caught.value.code == "busy"


async def test_the_newest_job_comes_first_and_old_ones_are_forgotten(tmp_path: Path) -> None:
    registry = Bench(tmp_path, history=3).registry(succeed)
    jobs = [await ended(registry.start(Fetch(path=str(n)), user="me")) for n in range(6)]
    listed = [job.id for job in registry.list()]
    assert listed[0] == jobs[-1].id
    assert len(listed) <= 4
    with pytest.raises(ImportRunError):
        registry.get(jobs[0].id)


async def test_jobs_are_found_again_by_the_next_server(bench: Bench) -> None:
    registry = bench.registry(succeed)
    job = await ended(registry.start(Fetch(path="r"), user="me"))
    await registry.stop()
    [found] = bench.registry(succeed).list()
    assert found.view() == job.view()


async def test_a_job_that_ran_when_the_server_was_killed_has_failed(bench: Bench) -> None:
    registry = bench.registry(hang)
    job = registry.start(Fetch(path="r"), user="me")
    await asyncio.sleep(0.3)
    next_registry = bench.registry(succeed)
    found = next_registry.get(job.id)
    assert found.state == "failed"
    assert found.error is not None
    assert (found.error.code, found.error.data["reason"]) == ("internal", "server_stopped")
    assert (await ended(next_registry.retry(job.id, user="me"))).state == "succeeded"
    await registry.stop()


async def test_a_secret_is_good_for_a_retry_until_the_server_stops(bench: Bench) -> None:
    asked = []

    async def note(request: Fetch, reporter: Reporter) -> JobResult:
        asked.append(request.path)
        return await fail(request, reporter)

    registry = bench.registry(note)
    job = await ended(registry.start(Fetch(path="r?token=hunter2"), user="me"))
    again = await ended(registry.retry(job.id, user="me"))
    assert asked == ["r?token=hunter2"] * 2
    assert again.view().has_secret
    await registry.stop()
    assert not any(b"hunter2" in file.read_bytes() for file in bench.folder.glob("jobs-*"))

    later = bench.registry(note)
    with pytest.raises(ImportRunError) as caught:
        later.retry(again.id, user="me")
    assert caught.value.code == "invalid_request"
    assert caught.value.data["reason"] == "secret_not_kept"
    assert not later.get(again.id).dismissed
    assert len(asked) == 2


async def test_a_job_that_waits_for_another_says_for_which(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    async def work(request: Fetch, reporter: Reporter) -> JobResult:
        async with reporter.alone_in(tmp_path):
            return await hang(request, reporter)

    registry = bench.registry(work)
    first = registry.start(Fetch(path="first"), user="me")
    await asyncio.sleep(0.1)
    second = registry.start(Fetch(path="second"), user="me")
    await asyncio.sleep(0.1)
    view = second.view()
    assert view.phase == "waiting"
    assert view.detail is not None
    assert view.detail.waits_for == "first"
    await registry.cancel(first.id)
    await asyncio.sleep(0.2)
    assert second.view().phase == "receiving"
    await registry.stop()


async def test_a_job_of_another_version_does_not_hide_the_others(bench: Bench) -> None:
    registry = bench.registry(succeed)
    jobs = [await ended(registry.start(Fetch(path=name), user="me")) for name in ("old", "new")]
    await registry.stop()
    [file] = bench.folder.glob("jobs-*.json")
    text = file.read_text()
    assert text.count('"path": "old"') == 1
    file.write_text(text.replace('"path": "old"', '"path": "old", "gone": 1'))
    assert [job.id for job in bench.registry(succeed).list()] == [jobs[1].id]


async def test_stopping_the_server_cancels_everything(bench: Bench) -> None:
    registry = bench.registry(hang)
    jobs = [registry.start(Fetch(path="r"), user="me") for _ in range(3)]
    await asyncio.sleep(0.05)
    await registry.stop()
    assert {job.state for job in jobs} == {"cancelled"}


async def test_each_import_is_one_line_in_the_log(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await ended(bench.registry(succeed).start(Fetch(path="some/where"), user="ada"))
    [line] = [record.getMessage() for record in caplog.records]
    assert "user='ada'" in line
    assert "from='some/where'" in line
    assert "result=succeeded" in line


async def test_a_silent_job_counts_as_activity(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jupyter_import_run.jobs.registry.ACTIVITY_INTERVAL", 0.01)
    registry = bench.registry(hang)
    registry.start(Fetch(path="r"), user="me")
    await asyncio.sleep(0.05)
    before = bench.activity
    await asyncio.sleep(0.1)
    assert bench.activity > before
    await registry.stop()
    after = bench.activity
    await asyncio.sleep(0.05)
    assert bench.activity == after
