"""Fetching in a folder that somebody else prepared: where git goes, and what it runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.wire.jobs import Job
from tests.support.jobs import fetch_job
from tests.support.repositories import Repository, git

JpFetch = Callable[..., Awaitable[Any]]
FetchHere = Callable[..., Awaitable[Job]]


@pytest.fixture
def upstream(git_server: GitServer) -> Repository:
    upstream = Repository.create(git_server.root, "upstream.git")
    upstream.commit({"a": "one\n"})
    return upstream


@pytest.fixture
def clone(git_server: GitServer, upstream: Repository, jp_root_dir: Path) -> Path:
    """A clone below the root; its server has something new since."""
    git("clone", "--quiet", f"{git_server.url}/{upstream.name}", jp_root_dir / "clone")
    upstream.commit({"a": "two\n"})
    return jp_root_dir / "clone"


@pytest.fixture
def elsewhere(start_git_server: Callable[..., GitServer]) -> Iterator[tuple[str, list[str]]]:
    """A server that nobody allowed, and what it was asked for."""
    asked: list[str] = []
    server = start_git_server(on_request=lambda request: asked.append(str(request.uri)))
    yield f"http://localhost:{server.port}", asked


@pytest.fixture
def fetch(jp_fetch: JpFetch) -> FetchHere:
    async def start(path: str = "clone") -> Job:
        return await fetch_job(jp_fetch, {"kind": "fetch", "path": path})

    return start


async def test_what_is_new_arrives(fetch: FetchHere, clone: Path, upstream: Repository) -> None:
    job = await fetch()
    assert job.state == "succeeded", job.error
    assert git("rev-parse", "origin/main", cwd=clone) == upstream.rev_parse()


async def test_a_worktrees_own_configuration_counts_too(
    fetch: FetchHere, clone: Path, elsewhere: tuple[str, list[str]]
) -> None:
    url, asked = elsewhere
    origin = git("config", "remote.origin.url", cwd=clone)
    git("config", "extensions.worktreeConfig", "true", cwd=clone)
    git("config", "--worktree", f"url.{url}/upstream.git.insteadOf", origin, cwd=clone)
    job = await fetch()
    assert asked == []
    assert job.error is not None
    assert job.error.code == "unsupported"


async def test_a_program_in_a_worktrees_own_configuration_does_not_run(
    fetch: FetchHere,
    clone: Path,
    tmp_path: Path,
    git_server_with_password: GitServer,
) -> None:
    url = f"{git_server_with_password.url}/upstream.git"
    git("config", "remote.origin.url", url, cwd=clone)
    git("config", "extensions.worktreeConfig", "true", cwd=clone)
    git("config", "--worktree", "credential.helper", f"!touch {tmp_path}/ran;", cwd=clone)
    await fetch()
    assert not (tmp_path / "ran").exists()
