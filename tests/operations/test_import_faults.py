"""What goes wrong while a repository arrives, and what must come of it."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.git import ls_remote
from jupyter_import_run.store import workspace
from jupyter_import_run.wire.jobs import ImportRepository, Job
from tests.support.disks import make_read_only, small_disk
from tests.support.jobs import Fetch, fetch_job, post_job, wait_for_job
from tests.support.jupyter_process import JupyterProcess
from tests.support.processes import assert_group_ended, group_of, wait_for_process
from tests.support.repositories import Repository, git
from tests.support.services import make_services, perform
from tests.support.throttling_proxy import Disturbance

Throttle = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("no_process_left")


@pytest.fixture
def repository(git_server: GitServer) -> Repository:
    repository = Repository.create(git_server.root, "large.git")
    repository.commit_large(8, files=40)
    return repository


def import_from(proxy: Any, **fields: Any) -> dict[str, Any]:
    return {"kind": "import_repository", "url": f"{proxy.url}/large.git", **fields}


async def until_receiving(jp_fetch: Fetch, job: Job) -> None:
    await wait_for_job(
        jp_fetch, job.id, until=lambda job: job.phase == "receiving" or job.state == "failed"
    )


def left_in(root: Path) -> list[str]:
    return os.listdir(root)


async def test_git_killed_in_mid_clone(
    repository: Repository,
    git_server: GitServer,
    throttle: Throttle,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    proxy = throttle(git_server.port, bytes_per_second=1_000_000)
    job = await post_job(jp_fetch, import_from(proxy))
    await until_receiving(jp_fetch, job)
    group = group_of("clone")
    os.kill(group, signal.SIGKILL)
    ended = await wait_for_job(jp_fetch, job.id)
    assert ended.state == "failed"
    assert left_in(jp_root_dir) == []
    assert_group_ended(group, timeout=1)


async def test_git_killed_while_the_server_is_silent_is_told_at_once(
    repository: Repository,
    git_server: GitServer,
    throttle: Throttle,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    """What git started lives on, holds its pipes and waits for the server."""
    proxy = throttle(git_server.port)
    proxy.disturb(Disturbance(silent_after=500_000))
    job = await post_job(jp_fetch, import_from(proxy))
    await until_receiving(jp_fetch, job)
    group = group_of("clone")
    before = time.monotonic()
    os.kill(group, signal.SIGKILL)
    ended = await wait_for_job(jp_fetch, job.id)
    assert time.monotonic() - before < 2
    assert ended.error is not None
    assert (ended.error.code, ended.error.data["reason"]) == ("internal", "git_ended")
    assert left_in(jp_root_dir) == []
    assert_group_ended(group, timeout=1)


async def test_cancel_while_the_server_is_silent(
    repository: Repository,
    git_server: GitServer,
    throttle: Throttle,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    proxy = throttle(git_server.port)
    proxy.disturb(Disturbance(silent_after=500_000))
    job = await post_job(jp_fetch, import_from(proxy))
    await until_receiving(jp_fetch, job)
    group = group_of("clone")
    before = time.monotonic()
    await jp_fetch("import-run", "jobs", job.id, method="DELETE")
    ended = await wait_for_job(jp_fetch, job.id)
    assert ended.state == "cancelled"
    assert time.monotonic() - before < 1
    assert_group_ended(group, timeout=0.5)
    assert left_in(jp_root_dir) == []


async def test_cancel_before_the_server_says_anything(
    repository: Repository, git_server: GitServer, throttle: Throttle, jp_fetch: Fetch
) -> None:
    proxy = throttle(git_server.port)
    proxy.disturb(Disturbance(silent_after=0))
    job = await post_job(jp_fetch, import_from(proxy))
    await wait_for_job(jp_fetch, job.id, until=lambda job: job.phase == "connecting")
    before = time.monotonic()
    await jp_fetch("import-run", "jobs", job.id, method="DELETE")
    assert (await wait_for_job(jp_fetch, job.id)).state == "cancelled"
    assert time.monotonic() - before < 1


async def test_cancel_during_checkout(
    git_server: GitServer, jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    """A filter of the person's own holds the checkout up in its middle."""
    git("config", "--global", "filter.slow.smudge", "sleep 60")
    slow = Repository.create(git_server.root, "slow.git")
    slow.commit({".gitattributes": "*.slow filter=slow\n", "a.txt": "a", "b.slow": "b"})
    job = await post_job(
        jp_fetch, {"kind": "import_repository", "url": f"{git_server.url}/slow.git"}
    )
    await asyncio.to_thread(wait_for_process, "sleep")
    [checkout] = jp_root_dir.glob(".import-run-*/slow")
    assert (checkout / "a.txt").read_text() == "a"
    assert (checkout / ".git/index.lock").exists()
    await jp_fetch("import-run", "jobs", job.id, method="DELETE")
    assert (await wait_for_job(jp_fetch, job.id)).state == "cancelled"
    assert left_in(jp_root_dir) == []


async def test_who_cancels_does_not_wait_for_a_large_folder_to_be_removed(
    repository: Repository,
    git_server: GitServer,
    throttle: Throttle,
    jp_fetch: Fetch,
    jp_root_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_remove = threading.Event()
    remove_tree = workspace.remove_tree

    def when_told(folder: Path) -> None:
        may_remove.wait(20)
        remove_tree(folder)

    monkeypatch.setattr(workspace, "remove_tree", when_told)
    proxy = throttle(git_server.port, bytes_per_second=1_000_000)
    job = await post_job(jp_fetch, import_from(proxy))
    await until_receiving(jp_fetch, job)
    await jp_fetch("import-run", "jobs", job.id, method="DELETE")
    assert (await wait_for_job(jp_fetch, job.id)).state == "cancelled"
    [hidden] = left_in(jp_root_dir)
    assert hidden.startswith(workspace.PREFIX)
    may_remove.set()
    until = time.monotonic() + 10
    while left_in(jp_root_dir):
        assert time.monotonic() < until
        await asyncio.sleep(0.02)


async def test_a_server_that_drips_is_given_up(
    repository: Repository,
    git_server: GitServer,
    throttle: Throttle,
    jp_fetch: Fetch,
    jp_root_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jupyter_import_run.git.environment.LOW_SPEED_SECONDS", 2)
    proxy = throttle(git_server.port, bytes_per_second=1_000_000)
    job = await post_job(jp_fetch, import_from(proxy))
    await until_receiving(jp_fetch, job)
    proxy.disturb(Disturbance(bytes_per_second=1))
    ended = await wait_for_job(jp_fetch, job.id)
    assert ended.error is not None
    assert ended.error.code == "timeout"
    assert left_in(jp_root_dir) == []


async def test_a_server_that_compresses_for_long_is_waited_for(
    start_git_server: Callable[..., GitServer],
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of large files each has a line of progress to itself, and takes its time."""
    monkeypatch.setattr("jupyter_import_run.git.environment.LOW_SPEED_SECONDS", 2)
    slowly = tmp_path / "slowly"
    slowly.write_text(
        "#!/bin/sh\nfor file in 1 2 3 4; do printf 'slow\\r' >&2; sleep 1; done\nexec \"$@\"\n"
    )
    slowly.chmod(0o755)
    server = start_git_server(config={"uploadpack.packObjectsHook": str(slowly)})
    Repository.create(server.root, "large.git").commit({"a.txt": "1\n"})
    services = make_services(root, tmp_path / "data")
    await perform(services, ImportRepository(url=f"{server.url}/large.git", history="none"))
    assert (root / "large/a.txt").exists()


@pytest.mark.parametrize("how", ["cut_after", "reset_after"])
async def test_a_server_that_dies_in_mid_pack_can_be_tried_again(
    repository: Repository,
    git_server: GitServer,
    throttle: Throttle,
    jp_fetch: Fetch,
    jp_root_dir: Path,
    how: str,
) -> None:
    proxy = throttle(git_server.port)
    proxy.disturb(Disturbance(**{how: 1_000_000}))
    job = await fetch_job(jp_fetch, import_from(proxy))
    assert job.error is not None
    assert job.error.code == "network"
    assert left_in(jp_root_dir) == []
    proxy.disturb()
    response = await jp_fetch("import-run", "jobs", job.id, "retry", method="POST", body="")
    again = await wait_for_job(jp_fetch, response.headers["Location"].rpartition("/")[2])
    assert again.state == "succeeded", again.error


@pytest.fixture
def full_disk(jp_root_dir: Path) -> Iterator[Path]:
    with small_disk(jp_root_dir / "small", megabytes=6) as place:
        yield place


async def test_disk_full_while_receiving(
    repository: Repository, git_server: GitServer, full_disk: Path, jp_fetch: Fetch
) -> None:
    job = await fetch_job(jp_fetch, import_from(git_server, folder="small"))
    assert job.error is not None
    assert job.error.code == "disk_full"
    assert left_in(full_disk) == []


async def test_disk_full_while_checking_out(
    git_server: GitServer, full_disk: Path, jp_fetch: Fetch
) -> None:
    small_pack = Repository.create(git_server.root, "large.git")
    small_pack.commit({"text.txt": "the same line again\n" * 1_500_000})
    job = await fetch_job(jp_fetch, import_from(git_server, folder="small"))
    assert job.error is not None
    assert job.error.code == "disk_full", job.error
    assert left_in(full_disk) == []


async def test_a_disk_that_is_already_too_full(
    repository: Repository,
    git_server: GitServer,
    full_disk: Path,
    jp_fetch: Fetch,
) -> None:
    (full_disk / "filler").write_bytes(bytes(6 * 1024 * 1024))
    job = await fetch_job(jp_fetch, import_from(git_server, folder="small"))
    assert job.error is not None
    assert job.error.code == "disk_full"


async def test_a_rename_that_fails_leaves_nothing_half(
    repository: Repository,
    git_server: GitServer,
    jp_fetch: Fetch,
    jp_root_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("jupyter_import_run.operations.repository_place.os.rename", refuse)
    job = await fetch_job(jp_fetch, import_from(git_server))
    monkeypatch.undo()
    assert job.state == "failed"
    assert left_in(jp_root_dir) == []


async def test_cancelling_at_the_very_end_leaves_nothing(
    repository: Repository,
    git_server: GitServer,
    jp_fetch: Fetch,
    jp_root_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    renaming = threading.Event()
    rename = os.rename

    def slowly(source: str, target: str) -> None:
        renaming.set()
        time.sleep(0.3)
        rename(source, target)

    monkeypatch.setattr("jupyter_import_run.operations.repository_place.os.rename", slowly)
    job = await post_job(jp_fetch, import_from(git_server))
    await asyncio.to_thread(renaming.wait, 20)
    await jp_fetch("import-run", "jobs", job.id, method="DELETE")
    assert (await wait_for_job(jp_fetch, job.id)).state == "cancelled"
    assert left_in(jp_root_dir) == []


async def test_a_target_that_appears_during_the_clone_is_not_overwritten(
    repository: Repository,
    git_server: GitServer,
    throttle: Throttle,
    jp_fetch: Fetch,
    jp_root_dir: Path,
) -> None:
    proxy = throttle(git_server.port, bytes_per_second=4_000_000)
    job = await post_job(jp_fetch, import_from(proxy))
    await until_receiving(jp_fetch, job)
    (jp_root_dir / "large").mkdir()
    ended = await wait_for_job(jp_fetch, job.id)
    assert ended.state == "succeeded", ended.error
    assert ended.result is not None
    assert getattr(ended.result, "path", None) == "large_1"
    assert left_in(jp_root_dir / "large") == []


async def test_a_read_only_root_is_said_so(
    repository: Repository, git_server: GitServer, full_disk: Path, jp_fetch: Fetch
) -> None:
    make_read_only(full_disk)
    job = await fetch_job(jp_fetch, import_from(git_server, folder="small"))
    assert job.error is not None
    assert job.error.code == "forbidden"
    assert "cannot be written" in job.error.message


async def test_a_hundred_thousand_refs_are_read_beside_the_event_loop(
    git_server: GitServer, jp_fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long they hold it up all the same is measured in ``benchmarks/``."""
    parse_refs = ls_remote.parse_refs
    readers = []

    def noted(text: str) -> ls_remote.RemoteRefs:
        readers.append(threading.current_thread())
        return parse_refs(text)

    monkeypatch.setattr(ls_remote, "parse_refs", noted)
    many = Repository.create(git_server.root, "refs.git")
    many.commit({"a": "b"})
    many.add_branches(f"branch-{number}" for number in range(100_000))
    body = f'{{"url": "{git_server.url}/refs.git", "probe": true}}'
    answer = await jp_fetch("import-run", "resolve", method="POST", body=body, request_timeout=60)
    assert answer.code == 200
    assert len(answer.body) < 1_000_000
    assert len(readers) == 1
    assert threading.current_thread() not in readers


async def test_the_job_goes_on_without_its_browser(
    repository: Repository, git_server: GitServer, jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    job = await post_job(jp_fetch, import_from(git_server))
    until = time.monotonic() + 20
    while left_in(jp_root_dir) != ["large"]:
        assert time.monotonic() < until
        await asyncio.sleep(0.05)
    assert (await wait_for_job(jp_fetch, job.id)).state == "succeeded"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[JupyterProcess]:
    root = tmp_path / "served-root"
    root.mkdir()
    server = JupyterProcess(root)
    yield server
    server.stop()


def start_slow_import(server: JupyterProcess, proxy: Any) -> str:
    job = server.call("POST", "jobs", import_from(proxy))
    job_id: str = job["id"]
    server.job_until(job_id, "phase", "receiving")
    return job_id


def test_a_killed_server_leaves_nothing_after_the_next_start(
    repository: Repository, git_server: GitServer, throttle: Throttle, server: JupyterProcess
) -> None:
    proxy = throttle(git_server.port, bytes_per_second=200_000)
    job_id = start_slow_import(server, proxy)
    assert left_in(server.root) != []
    group = group_of("clone")
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    server.restart()
    job = server.call("GET", f"jobs/{job_id}")
    assert job["state"] == "failed"
    until = time.monotonic() + 5
    while left_in(server.root):
        assert time.monotonic() < until, left_in(server.root)
        time.sleep(0.05)
    assert_group_ended(group, timeout=1)
    server.stop()


def test_a_server_that_is_told_to_stop_cleans_up_first(
    repository: Repository, git_server: GitServer, throttle: Throttle, server: JupyterProcess
) -> None:
    proxy = throttle(git_server.port, bytes_per_second=200_000)
    start_slow_import(server, proxy)
    group = group_of("clone")
    server.process.terminate()
    server.process.wait(20)
    assert_group_ended(group, timeout=0.5)
    assert left_in(server.root) == []
