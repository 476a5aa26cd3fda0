from __future__ import annotations

import asyncio
import base64
import os
import shlex
import signal
import subprocess
import time
import tracemalloc
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.conftest import PASSWORD, USERNAME
from tests.support.processes import assert_no_process_left
from tests.support.repositories import Repository, git
from tests.support.secrets_in_use import IN_USE
from tests.support.throttling_proxy import ThrottlingProxy


@pytest.fixture
def repository(git_server: GitServer) -> Repository:
    repository = Repository.create(git_server.root)
    repository.commit({"a.txt": "one\n"})
    repository.commit({"a.txt": "two\n", "folder/b.txt": "b\n"})
    return repository


@pytest.fixture
def url(git_server: GitServer, repository: Repository) -> str:
    return f"{git_server.url}/{repository.name}"


def test_a_clone_has_the_files_and_the_history(url: str, tmp_path: Path) -> None:
    git("clone", "--quiet", url, tmp_path / "clone")
    assert (tmp_path / "clone/folder/b.txt").read_text() == "b\n"
    assert git("rev-list", "--count", "HEAD", cwd=tmp_path / "clone") == "2"


@pytest.mark.parametrize("protocol", ["0", "1", "2"])
def test_every_version_of_the_protocol_works(url: str, tmp_path: Path, protocol: str) -> None:
    git("-c", f"protocol.version={protocol}", "clone", "--quiet", url, tmp_path / "clone")
    assert (tmp_path / "clone/a.txt").read_text() == "two\n"


def test_a_shallow_clone_is_completed_later(url: str, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth=1", url, clone)
    assert git("rev-list", "--count", "HEAD", cwd=clone) == "1"
    git("fetch", "--quiet", "--unshallow", "--filter=blob:none", cwd=clone)
    assert git("rev-list", "--count", "HEAD", cwd=clone) == "2"


def test_a_partial_clone_gets_old_blobs_when_asked(url: str, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--filter=blob:none", url, clone)
    assert git("rev-list", "--objects", "--all", "--missing=print", cwd=clone).count("?") == 1
    assert git("show", "HEAD~1:a.txt", cwd=clone) == "one"


def test_a_commit_is_fetched_by_its_id(url: str, repository: Repository, tmp_path: Path) -> None:
    first = repository.rev_parse("main~1")
    git("init", "--quiet", tmp_path / "clone")
    git("fetch", "--quiet", "--depth=1", url, first, cwd=tmp_path / "clone")
    assert git("rev-parse", "FETCH_HEAD", cwd=tmp_path / "clone") == first


def test_a_push_arrives(url: str, repository: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git("clone", "--quiet", url, clone)
    (clone / "new.txt").write_text("new\n")
    git("add", "new.txt", cwd=clone)
    _commit(clone, "New")
    git("push", "--quiet", "origin", "HEAD:refs/heads/feature/new", cwd=clone)
    assert repository.show("feature/new", "new.txt") == b"new\n"


def test_a_push_of_many_megabytes_arrives_in_pieces(
    url: str, repository: Repository, tmp_path: Path
) -> None:
    other = Repository.create(tmp_path, "other.git")
    other.commit_large(8)
    # Above http.postBuffer git sends the pack chunked, without a length.
    other.git("push", "--quiet", url, "main:refs/heads/large")
    assert repository.rev_parse("large") == other.rev_parse()


def test_a_negotiation_in_gzip_is_understood(
    url: str, repository: Repository, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    git("clone", "--quiet", url, clone)
    for number in range(50):
        git("tag", f"local-{number}", cwd=clone)
        _commit(clone, f"Local {number}")
    newest = repository.commit({"a.txt": "three\n"})
    git("fetch", "--quiet", "origin", cwd=clone)
    assert git("rev-parse", "origin/main", cwd=clone) == newest


def test_a_clone_of_many_megabytes_keeps_memory_small(
    git_server: GitServer, tmp_path: Path
) -> None:
    repository = Repository.create(git_server.root, "large.git")
    repository.commit_large(32)
    tracemalloc.start()
    try:
        git("clone", "--quiet", f"{git_server.url}/large.git", tmp_path / "clone")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 12 * 1024 * 1024


def test_eight_clones_at_once_all_work(url: str, tmp_path: Path) -> None:
    clones = [
        subprocess.Popen(["git", "clone", "--quiet", url, str(tmp_path / f"clone-{number}")])
        for number in range(8)
    ]
    assert [clone.wait() for clone in clones] == [0] * 8


def test_an_answer_says_once_what_it_is(url: str) -> None:
    with urllib.request.urlopen(f"{url}/info/refs?service=git-upload-pack") as answer:
        types = answer.headers.get_all("Content-Type")
    assert types == ["application/x-git-upload-pack-advertisement"]


def test_a_repository_that_is_not_there_is_a_404(git_server: GitServer, tmp_path: Path) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        _get(f"{git_server.url}/missing.git/info/refs?service=git-upload-pack")
    error.value.close()
    assert error.value.code == 404


@pytest.mark.parametrize("path", ["/../outside.git", "/%2e%2e/outside.git", "//etc"])
def test_nothing_above_the_root_is_served(git_server: GitServer, tmp_path: Path, path: str) -> None:
    outside = Repository.create(tmp_path, "outside.git")
    outside.commit({"secret.txt": "secret\n"})
    with pytest.raises(urllib.error.HTTPError) as error:
        _get(f"{git_server.url}{path}/info/refs?service=git-upload-pack")
    error.value.close()
    assert error.value.code in {400, 403, 404, 500}


@pytest.mark.parametrize("ref", ["main", "feature/x", "feature/x.y", "v1", "{commit}"])
def test_a_file_has_an_address_of_its_own(
    git_server: GitServer, repository: Repository, ref: str
) -> None:
    commit = repository.commit({"folder/ü %.txt": b"\xff\0raw\n"})
    for branch in ("feature/x", "feature/x.y"):
        repository.branch(branch)
    repository.tag("v1", message="One")
    path = f"{ref.format(commit=commit)}/folder/%C3%BC%20%25.txt"
    assert _get(f"{git_server.url}/repository/-/raw/{path}") == b"\xff\0raw\n"


@pytest.mark.parametrize(
    "path",
    [
        "repository/-/raw/main/missing.txt",
        "repository/-/raw/main/folder",
        "repository/-/raw/main",
        "repository/-/raw/main/a.txt%0Amain:a.txt",
        "missing/-/raw/main/a.txt",
        "../outside/-/raw/main/secret.txt",
        "%2e%2e/outside/-/raw/main/secret.txt",
    ],
)
def test_an_address_of_no_file_is_a_404(
    git_server: GitServer, repository: Repository, tmp_path: Path, path: str
) -> None:
    Repository.create(tmp_path, "outside.git").commit({"secret.txt": "secret\n"})
    with pytest.raises(urllib.error.HTTPError) as error:
        _get(f"{git_server.url}/{path}")
    error.value.close()
    assert error.value.code == 404


def test_a_file_needs_the_password_too(git_server_with_password: GitServer) -> None:
    Repository.create(git_server_with_password.root).commit({"a.txt": "a\n"})
    url = f"{git_server_with_password.url}/repository/-/raw/main/a.txt"
    with pytest.raises(urllib.error.HTTPError) as refusal:
        _get(url)
    refusal.value.close()
    assert refusal.value.code == 401
    assert _get(url, f"{USERNAME}:{PASSWORD}") == b"a\n"


def test_without_the_password_git_is_refused(
    git_server_with_password: GitServer, tmp_path: Path
) -> None:
    Repository.create(git_server_with_password.root).commit({"a.txt": "a\n"})
    url = f"{git_server_with_password.url}/repository.git"
    with pytest.raises(subprocess.CalledProcessError) as error:
        git("clone", "--quiet", url, tmp_path / "clone")
    assert b"could not read Username" in error.value.stderr
    with pytest.raises(urllib.error.HTTPError) as refusal:
        _get(f"{url}/info/refs?service=git-upload-pack", f"{USERNAME}:wrong")
    refusal.value.close()
    assert refusal.value.code == 401
    assert refusal.value.headers["WWW-Authenticate"].startswith("Basic")


def test_with_the_password_git_gets_in_and_pushes(
    git_server_with_password: GitServer, tmp_path: Path
) -> None:
    repository = Repository.create(git_server_with_password.root)
    repository.commit({"a.txt": "a\n"})
    login = IN_USE.put_there_by_the_test(tmp_path / "login")
    login.write_text(f"username={USERNAME}\npassword={PASSWORD}\n")
    helper = f"!cat {shlex.quote(str(login))}; true"
    url = f"{git_server_with_password.url}/repository.git"
    clone = tmp_path / "clone"
    git("-c", f"credential.helper={helper}", "clone", "--quiet", url, clone)
    _commit(clone, "Mine")
    git("-c", f"credential.helper={helper}", "push", "--quiet", "origin", "main", cwd=clone)
    assert repository.rev_parse() == git("rev-parse", "HEAD", cwd=clone)


def test_over_https_only_those_who_know_its_authority_get_in(
    git_server_tls: GitServer, ca_file: Path, tmp_path: Path
) -> None:
    Repository.create(git_server_tls.root).commit({"a.txt": "a\n"})
    url = f"{git_server_tls.url}/repository.git"
    with pytest.raises(subprocess.CalledProcessError, match="clone"):
        git("clone", "--quiet", url, tmp_path / "refused")
    git("-c", f"http.sslCAInfo={ca_file}", "clone", "--quiet", url, tmp_path / "clone")
    assert (tmp_path / "clone/a.txt").read_text() == "a\n"


def test_each_request_is_seen_with_its_headers(
    start_git_server: Callable[..., GitServer], tmp_path: Path
) -> None:
    seen = []
    server = start_git_server(on_request=seen.append)
    Repository.create(server.root).commit({"a.txt": "a\n"})
    git("clone", "--quiet", f"{server.url}/repository.git", tmp_path / "clone")
    assert [request.method for request in seen] == ["GET", "POST", "POST"]
    assert all(request.headers["User-Agent"].startswith("git/") for request in seen)


def test_a_client_that_goes_away_leaves_no_git_behind(
    git_server: GitServer, throttle: Callable[..., ThrottlingProxy], tmp_path: Path
) -> None:
    Repository.create(git_server.root, "large.git").commit_large(16)
    proxy = throttle(git_server.port, silent_after=1024 * 1024)
    clone = subprocess.Popen(
        ["git", "clone", "--quiet", f"{proxy.url}/large.git", str(tmp_path / "clone")],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while proxy.passed < 1024 * 1024:
        assert clone.poll() is None
        time.sleep(0.005)
    assert git_server._running
    os.killpg(clone.pid, signal.SIGTERM)
    clone.wait()
    _wait_until(lambda: not git_server._running)
    assert_no_process_left("git")


async def test_a_stop_in_mid_clone_ends_every_git(
    throttle: Callable[..., ThrottlingProxy], tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    server = GitServer(tmp_path / "own")
    await server.start()
    Repository.create(server.root, "large.git").commit_large(32)  # buffers hold less
    proxy = throttle(server.port, bytes_per_second=1024 * 1024)
    clone = await asyncio.create_subprocess_exec(
        *("git", "clone", "--quiet", f"{proxy.url}/large.git", str(tmp_path / "clone")),
        stderr=asyncio.subprocess.DEVNULL,
    )
    while proxy.passed < 512 * 1024:
        await asyncio.sleep(0.005)
    assert server._running
    await server.stop()
    assert not server._running
    proxy.disturb()
    assert await clone.wait() != 0
    assert_no_process_left("git")


async def test_it_can_be_stopped_twice_and_before_it_started(tmp_path: Path) -> None:
    server = GitServer(tmp_path)
    await server.stop()
    await server.start()
    await server.stop()
    await server.stop()


def _commit(folder: Path, message: str) -> None:
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    git(*identity, "commit", "--quiet", "--allow-empty", "-m", message, cwd=folder)


def _get(url: str, credentials: str = "") -> bytes:
    request = urllib.request.Request(url)
    if credentials:
        value = base64.b64encode(credentials.encode()).decode()
        request.add_header("Authorization", f"Basic {value}")
    with urllib.request.urlopen(request) as response:
        body: bytes = response.read()
    return body


def _wait_until(condition: Callable[[], bool], timeout: float = 5) -> None:
    until = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)
