"""What a server opens with: brought in the background, whatever becomes of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.jobs.job import JobRecord
from jupyter_import_run.jobs.registry import JobRegistry
from jupyter_import_run.operations.presets.describe import describe_preset
from jupyter_import_run.operations.presets.open_with import job_of, open_with, place_of
from jupyter_import_run.operations.presets.save import forget_preset
from jupyter_import_run.operations.presets.start import choose_start, start_repositories
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.services import Services
from jupyter_import_run.wire.jobs import ImportRepository, ImportRepositoryResult
from jupyter_import_run.wire.presets import StartRepositoriesPatch
from tests.support.jupyter_process import JupyterProcess
from tests.support.redirecting_server import RedirectingServer
from tests.support.repositories import IDENTITY, Repository, git
from tests.support.services import make_jobs, make_services
from tests.support.throttling_proxy import Disturbance, ThrottlingProxy


class Bench:
    """A server's root and stores, opened again and again with what a test configures."""

    def __init__(self, root: Path, data: Path, url: str) -> None:
        self.root = root
        self.data = data
        self.url = url
        self.settings: dict[str, Any] = {}
        self.others: tuple[SavedRepository, ...] = ()
        self.services: Services
        self.jobs: JobRegistry

    @contextlib.asynccontextmanager
    async def opened(
        self, default: str, *additional: str, **saved: Any
    ) -> AsyncIterator[JobRegistry]:
        """A server that has just begun; ``saved`` are values of the administrator's ``course``."""
        values = {"url": self.url, **saved}
        course = SavedRepository(name="course", locked=True, **values)
        self.services = make_services(
            self.root,
            self.data,
            repositories=(course, *self.others),
            default_repository=default,
            additional_repositories=additional,
            **self.settings,
        )
        self.jobs = make_jobs(self.services)
        await open_with(self.services, self.jobs)
        try:
            yield self.jobs
        finally:
            await self.jobs.stop()

    async def settled(self, default: str, *additional: str, **saved: Any) -> list[JobRecord]:
        """All jobs that are shown when everything has ended, oldest first."""
        async with self.opened(default, *additional, **saved) as jobs:
            await ended(jobs)
            return [job for job in reversed(jobs.list()) if not job.dismissed]

    def configure(self, folder: str) -> Path:
        """The clone at ``folder``, in which commits can be made."""
        name, _, email = IDENTITY.removesuffix(">").partition(" <")
        git("config", "user.name", name, cwd=self.root / folder)
        git("config", "user.email", email, cwd=self.root / folder)
        return self.root / folder


async def ended(jobs: JobRegistry) -> None:
    """Wait until nothing runs any more, children included."""
    while running := [job.task for job in jobs.list() if not job.has_ended and job.task]:
        await asyncio.wait(running, timeout=30)


def told(jobs: list[JobRecord]) -> list[tuple[str, str]]:
    """Of each its kind, and its state or the code of its error."""
    return [(job.kind, job.error.code if job.error else job.state) for job in jobs]


@pytest.fixture
def remote(git_server: GitServer) -> Repository:
    remote = Repository.create(git_server.root, "course.git")
    remote.commit({"README.md": "one\n"})
    return remote


@pytest.fixture
def bench(root: Path, tmp_path: Path, git_server: GitServer, remote: Repository) -> Bench:
    return Bench(root, tmp_path / "data", f"{git_server.url}/{remote.name}")


async def test_what_is_not_there_is_cloned_once(
    bench: Bench, git_server: GitServer, root: Path
) -> None:
    Repository.create(git_server.root, "more.git").commit({"more.txt": "1\n"})
    more = f"{git_server.url}/more.git"
    jobs = await bench.settled("course", more, folder="courses/intro", history="none")
    assert set(told(jobs)) == {("import_repository", "succeeded"), ("fetch", "succeeded")}
    assert {job.user for job in jobs} == {"(at start)"}
    assert (root / "courses/intro/README.md").exists()
    assert (root / "more/more.txt").exists()
    assert await place_of(bench.services, "course") == "courses/intro"
    assert await place_of(bench.services, more) == "more"
    before = len(bench.jobs.list())
    await bench.settled("course", more, folder="courses/intro")
    assert len(bench.jobs.list()) == before


@pytest.mark.parametrize(
    ("default", "saved", "code", "reason"),
    [
        ("course", {"branch": "gone"}, "ref_not_found", None),
        ("course", {"url": "http://127.0.0.1:9/dead.git"}, "network", "refused"),
        ("nobody", {}, "not_found", "no_preset"),
        ("course", {"folder": "taken"}, "exists", "other_origin"),
    ],
)
async def test_what_goes_wrong_is_one_failed_job_at_each_start(
    bench: Bench, default: str, saved: dict[str, str], code: str, reason: str | None, root: Path
) -> None:
    git("init", "--quiet", root / "taken")
    (root / "taken" / "mine.txt").write_text("mine")
    for _ in range(2):
        [job] = await bench.settled(default, **saved)
        assert job.error is not None
        assert (job.error.code, job.error.data.get("reason")) == (code, reason)
        assert job_of(default, bench.jobs) is job
    assert [each.name for each in root.iterdir()] == ["taken"]
    assert (root / "taken" / "mine.txt").read_text() == "mine"


async def test_one_that_failed_is_there_after_a_later_start(
    bench: Bench, remote: Repository, root: Path
) -> None:
    away = remote.path.rename(remote.path.with_name("away.git"))
    [job] = await bench.settled("course", history="none")
    assert job.state == "failed"
    away.rename(remote.path)
    [job] = await bench.settled("course", history="none")
    assert (job.state, job.retry_of is not None) == ("succeeded", True)
    assert (root / "course").is_dir()


async def test_a_silent_server_holds_nobody_up(
    bench: Bench, throttle: Callable[..., ThrottlingProxy], git_server: GitServer
) -> None:
    silent = throttle(git_server.port, silent_after=0)
    began = time.monotonic()
    async with bench.opened("course", url=f"{silent.url}/course.git") as jobs:
        assert time.monotonic() - began < 2
        [job] = jobs.list()
        await asyncio.sleep(0.2)
        before = job.state
    assert (before, job.state) == ("running", "cancelled")


async def pulled(bench: Bench, *, update: bool = True) -> list[tuple[str, str]]:
    """What a start does beyond what is there already."""
    before = {job.id for job in bench.jobs.list()}
    jobs = await bench.settled("course", history="none", update=update)
    return [(job.kind, job.state) for job in jobs if job.id not in before]


async def test_a_clean_fast_forward_is_pulled_where_that_is_wanted(
    bench: Bench, remote: Repository, root: Path
) -> None:
    await bench.settled("course", history="none")
    remote.commit({"README.md": "two\n"})
    assert await pulled(bench, update=False) == []
    assert await pulled(bench) == [("fetch", "succeeded"), ("pull", "succeeded")]
    assert (root / "course/README.md").read_text() == "two\n"
    assert await pulled(bench) == [("fetch", "succeeded")]


async def test_changes_and_commits_of_the_person_are_left_as_they_are(
    bench: Bench, remote: Repository
) -> None:
    await bench.settled("course", history="none")
    folder = bench.configure("course")
    remote.commit({"README.md": "two\n"})
    (folder / "other.txt").write_text("mine\n")
    assert await pulled(bench) == [("fetch", "succeeded")]
    git("add", "other.txt", cwd=folder)
    git("commit", "--quiet", "--message=Mine", cwd=folder)
    mine = git("rev-parse", "HEAD", cwd=folder)
    assert await pulled(bench) == [("fetch", "succeeded")]
    assert git("rev-parse", "HEAD", cwd=folder) == mine
    assert (folder / "README.md").read_text() == "one\n"


@pytest.mark.parametrize("locked", [True, False])
async def test_one_that_has_moved_is_found_and_pulled_at_each_start(
    bench: Bench,
    remote: Repository,
    redirect: Callable[..., RedirectingServer],
    root: Path,
    locked: bool,
) -> None:
    moved = redirect({"course.git": bench.url})
    bench.url = f"{moved.url}/course.git"
    bench.settings = {"lock_down_to_repositories": locked}
    [job] = await bench.settled("course", history="none")
    assert isinstance(job.result, ImportRepositoryResult)
    assert [warning.code for warning in job.result.warnings] == ["moved"]
    remote.commit({"README.md": "two\n"})
    assert await pulled(bench) == [("fetch", "succeeded"), ("pull", "succeeded")]
    assert (root / "course/README.md").read_text() == "two\n"
    assert (await describe_preset(bench.services, "course")).path == "course"


async def test_one_within_another_comes_after_it_and_is_left_out_there(
    bench: Bench, git_server: GitServer, root: Path
) -> None:
    Repository.create(git_server.root, "more.git").commit({"more.txt": "1\n"})
    inner = SavedRepository(
        name="inner", url=f"{git_server.url}/more.git", folder="out/in", locked=True
    )
    bench.others = (inner,)
    jobs = await bench.settled("inner", "course", folder="out", history="none")
    assert told(jobs)[0] == ("import_repository", "succeeded")
    assert (root / "out/README.md").exists()
    assert (root / "out/in/more.txt").exists()
    assert "/in/" in (root / "out/.git/info/exclude").read_text().split()


async def test_a_folder_stays_free_for_the_one_around_it(
    bench: Bench, git_server: GitServer, remote: Repository, root: Path
) -> None:
    bench.others = (SavedRepository(name="inner", url=bench.url, folder="out/in", locked=True),)
    away = remote.path.rename(remote.path.with_name("away.git"))
    for _ in range(2):
        [job] = await bench.settled("course", "inner", folder="out", history="none")
        assert (job.state, list(root.iterdir())) == ("failed", [])
    away.rename(remote.path)
    jobs = await bench.settled("course", "inner", folder="out", history="none")
    assert {job.state for job in jobs} == {"succeeded"}
    assert (root / "out/in/README.md").exists()


async def test_of_two_that_want_one_folder_the_default_one_comes(
    bench: Bench, git_server: GitServer, root: Path
) -> None:
    (git_server.root / "other").mkdir()
    Repository.create(git_server.root / "other", "course.git").commit({"other.txt": "1\n"})
    other = f"{git_server.url}/other/course.git"
    jobs = await bench.settled(other, bench.url)
    assert (root / "course/other.txt").exists()
    [(request, error)] = [(job.public_request, job.error) for job in jobs if job.error]
    assert request == ImportRepository(url=bench.url, if_exists="reuse")
    assert error.data["reason"] == "other_origin"
    both = StartRepositoriesPatch(default_repository=other, additional_repositories=[bench.url])
    with pytest.raises(ImportRunError, match="would both be at “course”"):
        await choose_start(make_services(root, bench.data), both)


async def test_one_that_is_forgotten_comes_at_start_no_more(bench: Bench, root: Path) -> None:
    services = make_services(root, bench.data)
    for name in ("one", "two", "three"):
        services.presets.add(SavedRepository(name=name, url=f"{bench.url}{name}"))
    both = ["two", "three"]
    patch = StartRepositoriesPatch(default_repository="one", additional_repositories=both)
    await choose_start(services, patch)
    await forget_preset(services, "one")
    await forget_preset(services, "two")
    start = await start_repositories(services)
    assert (start.default_repository, start.additional_repositories) == (None, ["three"])
    services.presets.remove("three")  # as one is gone that the administrator takes away
    start = await choose_start(services, StartRepositoriesPatch(default_repository=bench.url))
    assert start.additional_repositories == ["three"]
    again = StartRepositoriesPatch(additional_repositories=["two", "three"])
    with pytest.raises(ImportRunError, match="no saved repository called two"):
        await choose_start(services, again)


async def test_a_person_chooses_where_the_administrator_has_not(bench: Bench, root: Path) -> None:
    services = make_services(root, bench.data)
    patch = StartRepositoriesPatch(default_repository=bench.url)
    assert (await choose_start(services, patch)).default_repository == bench.url
    more = StartRepositoriesPatch(additional_repositories=[f"{bench.url}2"])
    chosen = await choose_start(make_services(root, bench.data), more)
    assert (chosen.default_repository, chosen.locked) == (bench.url, False)
    jobs = make_jobs(services)
    await open_with(services, jobs)
    await ended(jobs)
    assert (root / "course").is_dir()
    await jobs.stop()
    for wrong in (["a", "b"], ["nobody"], ["https://me@github.com/o/r"], [bench.url]):
        with pytest.raises(ImportRunError):
            await choose_start(services, StartRepositoriesPatch(additional_repositories=wrong))
    assert (await start_repositories(services)).additional_repositories == [f"{bench.url}2"]
    given = make_services(root, bench.data, default_repository="https://github.com/o/r")
    assert (await start_repositories(given)).locked
    with pytest.raises(ImportRunError) as caught:
        await choose_start(given, patch)
    assert caught.value.data["reason"] == "given_start"


def test_a_server_answers_as_soon_as_without_them(
    root: Path,
    tmp_path: Path,
    isolated_home: Path,
    git_server: GitServer,
    throttle: Callable[..., ThrottlingProxy],
    no_process_left: None,
) -> None:
    silent = throttle(git_server.port, **vars(Disturbance(silent_after=0)))
    (tmp_path / "other").mkdir()
    folder = isolated_home / ".jupyter" / "jupyter_server_config.d"
    folder.mkdir(parents=True)
    given = [{"name": "course", "url": f"{silent.url}/course.git"}]
    (folder / "team.json").write_text(json.dumps({"ImportRun": {"repositories": given}}))
    servers = [
        JupyterProcess(root, "--ImportRun.default_repository=course"),
        JupyterProcess(tmp_path / "other"),
    ]

    def answered(server: JupyterProcess) -> float:
        server.call("GET", "server")
        return time.monotonic()

    try:
        with ThreadPoolExecutor(2) as pool:
            opening, usual = pool.map(answered, servers)
        assert opening < usual + 2
        until = usual + 60
        while not (listed := servers[0].call("GET", "jobs")["jobs"]):
            assert time.monotonic() < until
            time.sleep(0.05)
        [job] = listed
        assert (job["request"]["preset"], job["state"]) == ("course", "running")
        server_info = servers[0].call("GET", "server")["default_repository"]
        assert server_info == {"repository": "course", "path": None, "job": job["id"]}
    finally:
        for server in servers:
            server.stop()
