"""No right to push: fork it, and go on as if nothing had happened."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.wire.git_results import ForkRepositoryResult, PushResult
from jupyter_import_run.wire.jobs import ImportRepositoryResult
from tests.support.gitlab_server import GitLabServer
from tests.support.jobs import Fetch, fetch_job, wait_for_job
from tests.support.read_only import refuse_pushes
from tests.support.repositories import Repository, git
from tests.support.sign_in import connect_token

pytestmark = pytest.mark.usefixtures("no_process_left")


@pytest.fixture
def theirs(git_server: GitServer) -> Repository:
    repository = Repository.create(git_server.root / "team", "notes.git")
    repository.commit({"a.txt": "1\n"})
    refuse_pushes(repository)
    return repository


async def run(jp_fetch: Fetch, kind: str, **request: Any) -> Any:
    job = await fetch_job(jp_fetch, {"kind": kind, "path": "notes", **request})
    assert job.state == "succeeded", job.error
    return job.result


@pytest.mark.parametrize("history", ["none", "fast"])
async def test_what_may_not_be_pushed_goes_to_a_fork_and_news_still_come(
    jp_fetch: Fetch,
    gitlab: GitLabServer,
    git_server: GitServer,
    theirs: Repository,
    jp_root_dir: Path,
    history: str,
) -> None:
    theirs.commit({"a.txt": "2\n"})
    account = await connect_token(jp_fetch, gitlab)
    url = f"{gitlab.url}/team/notes.git"
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url, "history": history})
    assert isinstance(job.result, ImportRepositoryResult), job.error
    if job.result.history_job is not None:
        await wait_for_job(jp_fetch, job.result.history_job)
    folder = jp_root_dir / "notes"
    request = {"kind": "commit_push", "path": "notes", "message": "Mine", "files": ["mine"]}
    (folder / "mine").write_text("2\n")

    job = await fetch_job(jp_fetch, request)
    assert job.error is not None
    assert job.error.data["reason"] == "author_missing"
    name, email = job.error.data["name"], job.error.data["email"]
    assert (name, email) == ("Ada of the tests", "1-ada@users.noreply.example.org")
    shown = await jp_fetch(*("import-run", "repositories", "messages"), params={"path": "notes"})
    assert json.loads(shown.body)["suggested_email"] == email

    job = await fetch_job(jp_fetch, {**request, "author": f"{name} <{email}>"})
    assert job.error is not None
    assert (job.error.code, job.error.data["reason"]) == ("forbidden", "no_right_to_push")
    assert job.error.data["can_fork"] is True
    assert job.error.data["account"] == account["id"]

    result = await run(jp_fetch, "fork_repository")
    assert isinstance(result, ForkRepositoryResult)
    assert result.url == f"{gitlab.url}/ada/notes.git"
    pushed = await run(jp_fetch, "push")
    assert isinstance(pushed, PushResult)
    assert pushed.merge_request_url is not None
    assert "/ada/notes/-/merge_requests/new?" in pushed.merge_request_url
    fork = Repository(git_server.root / "ada" / "notes.git")
    assert fork.git("show", "main:mine") == "2"
    assert git("config", "remote.upstream.url", cwd=folder) == url
    assert git("rev-parse", "--abbrev-ref", "@{upstream}", cwd=folder) == "upstream/main"

    theirs.commit({"news": "3\n"})
    await run(jp_fetch, "fetch")
    status = await jp_fetch(*("import-run", "repositories", "status"), params={"path": "notes"})
    assert json.loads(status.body)["behind"] == 1
    git("config", "user.name", name, cwd=folder)
    git("config", "user.email", email, cwd=folder)
    await run(jp_fetch, "pull")
    assert (folder / "news").read_text() == "3\n"
    await run(jp_fetch, "push")
    assert fork.git("show", "main:news") == "3"


async def test_a_fork_wants_an_account(
    jp_fetch: Fetch, git_server: GitServer, theirs: Repository, jp_root_dir: Path
) -> None:
    url = f"{git_server.url}/team/notes.git"
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url, "history": "none"})
    assert job.state == "succeeded", job.error
    before = (jp_root_dir / "notes" / ".git" / "config").read_text()
    job = await fetch_job(jp_fetch, {"kind": "fork_repository", "path": "notes"})
    assert job.error is not None
    assert job.error.code == "auth_required"
    assert job.error.data["host"] == f"127.0.0.1:{git_server.port}"
    assert (jp_root_dir / "notes" / ".git" / "config").read_text() == before
