"""Mirrors of an administrator: what they have does not come over the network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.operations.object_cache import mirror_of
from jupyter_import_run.wire.jobs import History, ImportRepository, ImportRepositoryResult
from tests.support.repositories import Repository, git
from tests.support.services import make_services, perform
from tests.support.throttling_proxy import ThrottlingProxy

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize("history", ["none", "full"])
async def test_only_what_a_mirror_lacks_comes_from_the_server(
    history: History,
    git_server: GitServer,
    throttle: Callable[..., ThrottlingProxy],
    root: Path,
    tmp_path: Path,
) -> None:
    upstream = Repository.create(git_server.root, "ds/course.git")
    upstream.commit_large(2)
    proxy = throttle(git_server.port)
    cache = tmp_path / "mirrors"
    mirror = cache / f"127.0.0.1:{proxy.port}" / "ds" / "course.git"
    git("clone", "--quiet", "--mirror", upstream.path, mirror)
    newest = upstream.commit({"new.txt": "new\n"})
    services = make_services(root, tmp_path / "data", object_cache_dir=str(cache))
    url = f"http://127.0.0.1:{proxy.port}/ds/course"
    result = await perform(services, ImportRepository(url=url, history=history))
    assert isinstance(result, ImportRepositoryResult)
    assert result.commit == newest
    assert proxy.passed < MEGABYTE
    git("--git-dir", mirror, "update-ref", "-d", "refs/heads/main")
    mirror.rename(tmp_path / "gone")
    git("fsck", "--strict", cwd=root / "course")
    assert (root / "course" / "large-0.bin").stat().st_size == 2 * MEGABYTE


def test_a_mirror_is_found_by_host_and_path(tmp_path: Path) -> None:
    (tmp_path / "git.example.com" / "ds" / "course.git" / "objects").mkdir(parents=True)
    found = tmp_path / "git.example.com" / "ds" / "course.git"
    for url in (
        "https://git.example.com/ds/course",
        "https://GIT.example.com:443/ds/course.git/",
        "git@git.example.com:ds/course.git",
    ):
        assert mirror_of(str(tmp_path), url) == found
    for url in (
        "https://git.example.com:8443/ds/course",
        "https://git.example.com/ds/other",
        "https://git.example.com/ds/../ds/course",
    ):
        assert mirror_of(str(tmp_path), url) is None
    assert mirror_of(None, "https://git.example.com/ds/course") is None
