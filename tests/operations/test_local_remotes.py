"""Branches that track a branch of their own repository, and remotes that nobody goes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.wire.git_jobs import Push
from jupyter_import_run.wire.jobs import Fetch
from tests.operations.everyday import Everyday
from tests.support.jobs import fetch_job
from tests.support.repositories import Repository, git
from tests.support.services import make_services, perform


@pytest.fixture
def topic(everyday: Everyday) -> Everyday:
    """``topic`` is checked out and tracks ``main``, which has a commit more."""
    everyday.copy.git("branch", "topic", "--track", "main")
    everyday.copy.commit({"c.txt": "main\n"})
    everyday.copy.git("switch", "--quiet", "topic")
    return everyday


async def test_a_branch_that_tracks_one_of_its_own_repository_is_pulled_from_it(
    topic: Everyday,
) -> None:
    topic.copy.git("remote", "set-url", "origin", "https://unreachable.invalid/x.git")
    topic.copy.write({"a.txt": "edited\n"})
    status = await topic.get("repositories/status", path=topic.path)
    assert (status["upstream"], status["behind"], status["upstream_gone"]) == ("main", 1, False)
    result = await topic.result("pull")
    assert (result.commits, result.changed, result.kept) == (1, ["c.txt"], ["a.txt"])
    assert topic.copy.head == topic.copy.git("rev-parse", "main")


async def test_a_pull_from_a_branch_here_merges_and_says_so_as_git_does(topic: Everyday) -> None:
    topic.copy.commit({"a.txt": "topic\n"})
    await topic.result("pull")
    assert topic.copy.git("log", "-1", "--format=%s") == "Merge branch 'main' into topic"


async def test_a_branch_here_that_is_gone_is_called_so(topic: Everyday) -> None:
    topic.copy.git("branch", "--delete", "--force", "main")
    error = await topic.error("pull")
    assert (error.code, error.data["reason"]) == ("ref_not_found", "upstream_gone")


async def test_what_tracks_a_branch_here_is_pushed_under_its_own_name(topic: Everyday) -> None:
    main = topic.copy.git("rev-parse", "main")
    topic.copy.commit({"a.txt": "topic\n"})
    await topic.result("push")
    assert topic.upstream.rev_parse("topic") == topic.copy.head
    assert topic.copy.git("rev-parse", "main") == main
    assert topic.copy.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/topic"


@pytest.mark.parametrize("address", ["../elsewhere", "/srv/x:y.git", "file:///srv/x.git"])
async def test_a_remote_that_is_a_folder_is_no_server(everyday: Everyday, address: str) -> None:
    everyday.copy.commit({"a.txt": "A\n"})
    everyday.copy.git("remote", "set-url", "origin", address)
    status = await everyday.get("repositories/status", path=everyday.path)
    assert status["url"] is None
    for kind in ("pull", "push", "fetch"):
        error = await everyday.error(kind)
        assert (error.code, error.data["reason"]) == ("unsupported", "local_remote")
    everyday.copy.write({"a.txt": "again\n"})
    request = {"message": "x", "files": ["a.txt"]}
    error = await everyday.error("commit_push", **request)
    assert (error.code, error.data["reason"]) == ("unsupported", "local_remote")
    await everyday.result("commit_push", **request, push=False)


async def test_a_branch_without_commits_has_nothing_to_push(everyday: Everyday) -> None:
    everyday.copy.git("switch", "--quiet", "--orphan", "new")
    job = await fetch_job(everyday.fetch, {"kind": "push", "path": everyday.path})
    assert job.error is not None
    assert (job.error.code, job.error.data["reason"]) == ("unsupported", "no_commit")


@pytest.mark.parametrize("user", ["ada:the-token", "the-token"])
async def test_a_remote_with_a_secret_in_its_address_is_called_so(
    root: Path, tmp_path: Path, user: str
) -> None:
    here = Repository.create(tmp_path, "here.git")
    here.commit({"a.txt": "1\n"})
    git("clone", "--quiet", here.path, root / "mine")
    git("remote", "remove", "origin", cwd=root / "mine")
    git("remote", "add", "origin", f"https://{user}@git.example.com/x.git", cwd=root / "mine")
    for request in (Fetch(path="mine"), Push(path="mine")):
        with pytest.raises(ImportRunError) as error:
            await perform(make_services(root, tmp_path), request)
        assert error.value.data["reason"] == "remote_credentials"
        assert error.value.data["url"] == "https://git.example.com/x.git"
        assert "the-token" not in str(error.value.info())
