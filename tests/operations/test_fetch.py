"""Fetching in a folder that somebody else prepared: where git goes, and what it runs."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.wire.jobs import Job
from tests.support.jobs import Fetch, fetch_job
from tests.support.repositories import Repository, git

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
def elsewhere(start_git_server: Callable[..., GitServer]) -> tuple[str, list[str]]:
    """A server that nobody allowed, and what it was asked for."""
    asked: list[str] = []
    server = start_git_server(on_request=lambda request: asked.append(str(request.uri)))
    return f"http://localhost:{server.port}", asked


@pytest.fixture
def fetch(jp_fetch: Fetch) -> FetchHere:
    async def start(path: str = "clone") -> Job:
        return await fetch_job(jp_fetch, {"kind": "fetch", "path": path})

    return start


async def test_what_is_new_arrives(fetch: FetchHere, clone: Path, upstream: Repository) -> None:
    job = await fetch()
    assert job.state == "succeeded", job.error
    assert git("rev-parse", "origin/main", cwd=clone) == upstream.rev_parse()


async def test_what_the_server_has_no_more_goes_and_makes_room(
    fetch: FetchHere, clone: Path, upstream: Repository
) -> None:
    upstream.branch("old")
    assert (await fetch()).state == "succeeded"
    upstream.delete_branch("old")
    upstream.branch("old/new")
    job = await fetch()
    assert job.state == "succeeded", job.error
    found = git("for-each-ref", "--format=%(refname:lstrip=3)", "refs/remotes", cwd=clone)
    assert found.split() == ["HEAD", "main", "old/new"]


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


@pytest.mark.parametrize("file", ["config", "HEAD", "packed-refs", "config.worktree"])
async def test_a_pipe_in_the_place_of_a_file_ends_the_job(
    fetch: FetchHere, clone: Path, file: str
) -> None:
    (clone / ".git" / file).unlink(missing_ok=True)
    os.mkfifo(clone / ".git" / file)
    job = await fetch()
    assert job.error is not None
    assert (job.error.code, job.error.data["file"]) == ("unsupported", file)


async def test_data_of_git_that_are_elsewhere_are_not_fetched_into(
    fetch: FetchHere, clone: Path, tmp_path: Path
) -> None:
    (clone / ".git").rename(tmp_path / "private.git")
    (clone / ".git").write_text(f"gitdir: {tmp_path / 'private.git'}\n")
    job = await fetch()
    assert job.error is not None
    assert job.error.data["reason"] == "git_folder_elsewhere"


async def test_origin_is_no_group_of_other_remotes(
    fetch: FetchHere, clone: Path, elsewhere: tuple[str, list[str]]
) -> None:
    url, asked = elsewhere
    git("config", "remote.x.url", f"{url}/upstream.git", cwd=clone)
    git("config", "remotes.origin", "x x", cwd=clone)
    await fetch()
    assert asked == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("remote.x.promisor", "true"),
        ("remote.x.partialCloneFilter", "blob:none"),
        ("extensions.partialClone", "x"),
    ],
)
async def test_missing_objects_are_not_asked_for_at_another_remote(
    fetch: FetchHere, clone: Path, elsewhere: tuple[str, list[str]], key: str, value: str
) -> None:
    """A pack can name an object that is not here, and git asks every remote that promised it."""
    url, asked = elsewhere
    git("config", "remote.x.url", f"{url}/upstream.git", cwd=clone)
    git("config", key, value, cwd=clone)
    job = await fetch()
    assert job.error is not None
    assert job.error.code == "unsupported"
    assert job.error.data["key"].lower() == key.lower()
    assert asked == []


async def test_a_partial_clone_of_origin_is_fetched(
    fetch: FetchHere, clone: Path, upstream: Repository
) -> None:
    upstream.git("config", "uploadpack.allowFilter", "true")
    git("config", "extensions.partialClone", "origin", cwd=clone)
    git("config", "remote.origin.promisor", "true", cwd=clone)
    git("config", "remote.origin.partialCloneFilter", "blob:none", cwd=clone)
    assert (await fetch()).state == "succeeded"


async def test_an_address_that_is_taken_back_is_refused(
    fetch: FetchHere, clone: Path, elsewhere: tuple[str, list[str]]
) -> None:
    """Since git 2.46 an empty value takes back the addresses before it; older ones do not."""
    url, asked = elsewhere
    git("config", "--add", "remote.origin.url", "", cwd=clone)
    git("config", "--add", "remote.origin.url", f"{url}/upstream.git", cwd=clone)
    job = await fetch()
    assert job.error is not None
    assert job.error.data["key"] == "remote.origin.url"
    assert asked == []


@pytest.mark.parametrize("kind", ["fetch", "pull", "reclone"])
async def test_of_two_addresses_the_first_is_judged_since_git_goes_there(
    jp_fetch: Fetch, clone: Path, elsewhere: tuple[str, list[str]], kind: str
) -> None:
    url, asked = elsewhere
    origin = git("config", "remote.origin.url", cwd=clone)
    git("config", "remote.origin.url", f"{url}/upstream.git", cwd=clone)
    git("config", "--add", "remote.origin.url", origin, cwd=clone)
    job = await fetch_job(jp_fetch, {"kind": kind, "path": "clone"})
    assert job.error is not None
    assert job.error.code == "address_forbidden"
    assert asked == []


async def test_a_second_address_to_push_to_is_no_reason_to_refuse(
    fetch: FetchHere, clone: Path
) -> None:
    git("remote", "set-url", "--add", "origin", "https://second.example/r.git", cwd=clone)
    assert (await fetch()).state == "succeeded"


async def test_a_folder_with_an_empty_git_folder_is_not_its_parents_repository(
    fetch: FetchHere, git_server: GitServer, upstream: Repository, jp_root_dir: Path
) -> None:
    outside = jp_root_dir.parent
    git("init", "--quiet", outside)
    git("remote", "add", "origin", f"{git_server.url}/{upstream.name}", cwd=outside)
    (jp_root_dir / "empty" / ".git").mkdir(parents=True)
    job = await fetch("empty")
    assert job.state == "failed"
    assert git("for-each-ref", cwd=outside) == ""


async def test_the_lock_is_no_link_to_somewhere_else(
    fetch: FetchHere, clone: Path, tmp_path: Path
) -> None:
    (clone / ".git" / "import-run.lock").symlink_to(tmp_path / "made")
    await fetch()
    assert not os.path.lexists(tmp_path / "made")


async def test_a_lock_that_is_a_pipe_holds_nobody_up(fetch: FetchHere, clone: Path) -> None:
    os.mkfifo(clone / ".git" / "import-run.lock")
    assert (await fetch()).state == "failed"
