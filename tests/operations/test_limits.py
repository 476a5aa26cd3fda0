"""``c.ImportRun.max_repositories``, whatever happens at once."""

from __future__ import annotations

import asyncio
import fcntl
import os
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.operations.discover import count_repositories
from tests.support.jobs import Fetch, fetch_job, get_job, post_job, wait_for_job
from tests.support.repositories import Repository, git


@pytest.fixture
def jp_server_config(jp_server_config: dict[str, Any]) -> dict[str, Any]:
    jp_server_config["ImportRun"]["max_repositories"] = 1
    return jp_server_config


@pytest.fixture
def request_(git_server: GitServer) -> dict[str, Any]:
    repository = Repository.create(git_server.root, "sample.git")
    repository.commit({"README.md": "one"})
    url = f"{git_server.url}/{repository.name}"
    return {"kind": "import_repository", "url": url, "history": "none"}


async def test_no_more_repositories_than_allowed(request_: dict[str, Any], jp_fetch: Fetch) -> None:
    assert (await fetch_job(jp_fetch, request_)).state == "succeeded"
    job = await fetch_job(jp_fetch, request_)
    assert job.error is not None
    assert (job.error.code, job.error.data["max_repositories"]) == ("limit_reached", 1)


async def test_imports_at_once_do_not_pass_the_limit_together(
    request_: dict[str, Any], jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    jobs = await asyncio.gather(*(fetch_job(jp_fetch, request_) for _ in range(4)))
    assert sorted(job.error.code if job.error else "" for job in jobs) == [
        "",
        *["limit_reached"] * 3,
    ]
    assert len(list(jp_root_dir.glob("*/.git"))) == 1


async def test_a_repository_in_the_depths_counts(
    request_: dict[str, Any], jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    deep = jp_root_dir.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    git("init", "--quiet", deep)
    job = await fetch_job(jp_fetch, request_)
    assert job.error is not None
    assert job.error.code == "limit_reached"


async def test_the_count_waits_for_another_server_that_is_about_to_add_one(
    request_: dict[str, Any], jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    root = os.open(jp_root_dir, os.O_RDONLY)
    try:
        fcntl.flock(root, fcntl.LOCK_EX)
        job = await post_job(jp_fetch, request_)
        await wait_for_job(jp_fetch, job.id, until=lambda job: job.phase == "checking")
        await asyncio.sleep(0.3)
        assert (await get_job(jp_fetch, job.id)).phase == "checking"
        git("init", "--quiet", jp_root_dir / "theirs")
    finally:
        os.close(root)
    ended = await wait_for_job(jp_fetch, job.id)
    assert ended.error is not None
    assert ended.error.code == "limit_reached"
    assert os.listdir(jp_root_dir) == ["theirs"]


async def test_who_waits_for_another_server_can_be_cancelled(
    request_: dict[str, Any], jp_fetch: Fetch, jp_root_dir: Path
) -> None:
    root = os.open(jp_root_dir, os.O_RDONLY)
    try:
        fcntl.flock(root, fcntl.LOCK_EX)
        job = await post_job(jp_fetch, request_)
        await wait_for_job(jp_fetch, job.id, until=lambda job: job.phase == "checking")
        await jp_fetch("import-run", "jobs", job.id, method="DELETE")
        assert (await wait_for_job(jp_fetch, job.id)).state == "cancelled"
    finally:
        os.close(root)
    assert (await fetch_job(jp_fetch, request_)).state == "succeeded"


def test_repositories_inside_of_others_count_and_their_submodules_do_not(tmp_path: Path) -> None:
    git("init", "--quiet", tmp_path / "outer")
    git("init", "--quiet", tmp_path / "outer/venv/inner")
    (tmp_path / "outer/submodule").mkdir()
    (tmp_path / "outer/submodule/.git").write_text("gitdir: ../.git/modules/submodule")
    (tmp_path / "link").symlink_to(tmp_path / "outer")
    git("init", "--quiet", tmp_path / ".hidden")
    assert count_repositories(tmp_path, 10) == 2
    assert count_repositories(tmp_path, 1) == 1
