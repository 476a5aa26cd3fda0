"""Two servers over one folder, as two sessions of a person on one disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.support.jupyter_process import JupyterProcess
from tests.support.repositories import Repository
from tests.support.working_copies import WorkingCopy


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[JupyterProcess, JupyterProcess]]:
    root = tmp_path / "root"
    root.mkdir()
    servers = JupyterProcess(root), JupyterProcess(root)
    yield servers
    for server in servers:
        server.stop()


def test_operations_of_both_come_one_after_the_other(
    servers: tuple[JupyterProcess, JupyterProcess], git_server: GitServer
) -> None:
    """Commits through one and pulls through the other: all succeed, and nothing is lost."""
    upstream = Repository.create(git_server.root, "shared.git")
    upstream.commit({"a.txt": "a\n", "mine.txt": "0\n"})
    copy = WorkingCopy.clone(f"{git_server.url}/shared.git", servers[0].root / "copy")
    jobs = []
    for number in range(1, 5):
        upstream.commit({f"theirs-{number}.txt": "t\n"})
        copy.write({f"mine-{number}.txt": "m\n"})
        commit = {"message": f"Mine {number}", "files": [f"mine-{number}.txt"], "push": False}
        for server, kind, request in (
            (servers[0], "commit_push", commit),
            (servers[1], "pull", {}),
            (servers[number % 2], "pull", {}),
        ):
            asked = {"kind": kind, "path": "copy", **request}
            jobs.append((server, server.call("POST", "jobs", asked)["id"]))
    ended = [server.job_until(job, "state", "succeeded", "failed") for server, job in jobs]
    assert [job["error"] for job in ended if job["state"] == "failed"] == []
    copy.assert_sound()
    assert copy.status() == []
    subjects = copy.git("log", "--format=%s").splitlines()
    assert {f"Mine {number}" for number in range(1, 5)} <= set(subjects)
    assert {f"theirs-{number}.txt" for number in range(1, 5)} <= copy.files().keys()
