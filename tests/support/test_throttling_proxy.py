from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository, git
from tests.support.throttling_proxy import Disturbance, ThrottlingProxy

Throttle = Callable[..., ThrottlingProxy]


@pytest.fixture
def large(git_server: GitServer) -> Repository:
    repository = Repository.create(git_server.root, "large.git")
    repository.commit_large(2)
    return repository


def clone(proxy: ThrottlingProxy, target: Path, *options: str) -> subprocess.Popen[bytes]:
    url = f"{proxy.url}/large.git"
    command = ["git", *options, "clone", "--quiet", url, str(target)]
    return subprocess.Popen(command, stderr=subprocess.PIPE)


def test_undisturbed_a_clone_passes(
    git_server: GitServer, large: Repository, throttle: Throttle, tmp_path: Path
) -> None:
    git("clone", "--quiet", f"{throttle(git_server.port).url}/large.git", tmp_path / "clone")
    assert git("rev-parse", "HEAD", cwd=tmp_path / "clone") == large.rev_parse()


def test_a_slow_line_is_as_slow_as_asked_for(
    git_server: GitServer, large: Repository, throttle: Throttle, tmp_path: Path
) -> None:
    proxy = throttle(git_server.port, bytes_per_second=2 * 1024 * 1024)
    began = time.monotonic()
    git("clone", "--quiet", f"{proxy.url}/large.git", tmp_path / "clone")
    assert 0.8 < time.monotonic() - began < 3


@pytest.mark.parametrize("way", ["cut_after", "reset_after"])
def test_a_line_that_breaks_in_mid_pack_ends_the_clone(
    git_server: GitServer, large: Repository, throttle: Throttle, tmp_path: Path, way: str
) -> None:
    proxy = throttle(git_server.port, **{way: 500_000})
    process = clone(proxy, tmp_path / "clone")
    _, words = process.communicate(timeout=20)
    assert process.returncode == 128
    assert proxy.passed == 500_000
    assert b"early EOF" in words or b"reset" in words
    proxy.disturb()
    git("clone", "--quiet", f"{proxy.url}/large.git", tmp_path / "again")


@pytest.mark.parametrize(
    "disturbance", [Disturbance(silent_after=500_000), Disturbance(bytes_per_second=1)]
)
def test_a_silent_or_dripping_line_is_left_to_the_client(
    git_server: GitServer,
    large: Repository,
    throttle: Throttle,
    tmp_path: Path,
    disturbance: Disturbance,
) -> None:
    proxy = throttle(git_server.port)
    proxy.disturb(disturbance)
    impatient = ["-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=1"]
    process = clone(proxy, tmp_path / "clone", *impatient)
    _, words = process.communicate(timeout=20)
    assert process.returncode == 128
    assert b"too slow" in words


def test_a_reset_is_a_real_reset(
    git_server: GitServer, large: Repository, throttle: Throttle
) -> None:
    proxy = throttle(git_server.port, reset_after=0)
    address = ("127.0.0.1", proxy.port)
    with socket.create_connection(address) as connection, pytest.raises(ConnectionResetError):
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        connection.recv(100)
