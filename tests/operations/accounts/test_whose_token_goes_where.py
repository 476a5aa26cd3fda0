"""Tokens go to the host that they are for, and nowhere else."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tornado.httputil import HTTPServerRequest

from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.events import JOB_SCHEMA_ID
from jupyter_import_run.store import data_folder
from tests.support.gitlab_server import TOKEN, GitLabServer
from tests.support.jobs import Fetch, fetch_job
from tests.support.redirecting_server import RedirectingServer
from tests.support.repositories import Repository, git
from tests.support.sign_in import ask, connect_token, sign_in
from tests.support.watched_processes import watched_processes

pytestmark = pytest.mark.usefixtures("no_process_left")

OTHER_TOKEN = "glpat-" + "o" * 20


@pytest.fixture
def gitlab_options() -> dict[str, Any]:
    return {
        "personalTokens": {
            TOKEN: {"username": "ada", "scopes": ["api"]},
            OTHER_TOKEN: {"username": "grace", "scopes": ["api"]},
        }
    }


def visitors(gitlab: GitLabServer, since: int = 0) -> set[str]:
    """Who was let in to repositories."""
    return {line["username"] for line in gitlab.seen()[since:] if line.get("git")} - {None}


async def test_each_repository_has_its_own_of_two_accounts(
    jp_fetch: Fetch, gitlab: GitLabServer, private: Repository, git_server: GitServer
) -> None:
    ada = await connect_token(jp_fetch, gitlab)
    grace = await connect_token(jp_fetch, gitlab, OTHER_TOKEN)
    url = f"{gitlab.url}/team/notes.git"
    request = {"kind": "import_repository", "url": url, "history": "none"}
    job = await fetch_job(jp_fetch, {**request, "account": grace["id"]})
    assert job.state == "succeeded", job.error
    assert visitors(gitlab) == {"grace"}
    job = await fetch_job(jp_fetch, {"kind": "fetch", "path": "notes"})
    assert job.state == "succeeded", job.error
    assert visitors(gitlab) == {"grace"}

    before = len(gitlab.seen())
    body = json.dumps({"account": ada["id"]})
    await jp_fetch(
        "import-run", "repositories", params={"path": "notes"}, method="PATCH", body=body
    )
    job = await fetch_job(jp_fetch, {"kind": "fetch", "path": "notes"})
    assert job.state == "succeeded", job.error
    assert visitors(gitlab, before) == {"ada"}
    status = await jp_fetch("import-run", "repositories", "status", params={"path": "notes"})
    assert json.loads(status.body)["account"] == ada["id"]
    listed = json.loads((await jp_fetch("import-run", "repositories")).body)["repositories"]
    assert [each["account"] for each in listed] == [ada["id"]]
    used = {each["id"]: each["used_by"] for each in (await ask(jp_fetch))["accounts"]}
    assert used == {ada["id"]: ["notes"], grace["id"]: []}

    Repository.create(git_server.root / "grace", "own.git").commit({"a.txt": "1\n"})
    before = len(gitlab.seen())
    job = await fetch_job(jp_fetch, {**request, "url": f"{gitlab.url}/grace/own.git"})
    assert job.state == "succeeded", job.error
    assert visitors(gitlab, before) == {"grace"}


async def test_an_account_of_another_host_is_chosen_for_no_repository(
    jp_fetch: Fetch, gitlab: GitLabServer, git_server: GitServer, private: Repository
) -> None:
    ada = await connect_token(jp_fetch, gitlab)
    url = f"{git_server.url}/team/notes.git"
    await fetch_job(jp_fetch, {"kind": "import_repository", "url": url, "account": ada["id"]})
    answer = await jp_fetch(
        *("import-run", "repositories"),
        params={"path": "notes"},
        method="PATCH",
        body=json.dumps({"account": ada["id"]}),
        raise_error=False,
    )
    assert answer.code == 400
    assert json.loads(answer.body)["error"]["code"] == "invalid_request"


@pytest.mark.parametrize("wants_sign_in", [False, True])
@pytest.mark.parametrize("kind", ["import_repository", "import_notebook"])
async def test_no_redirect_takes_a_token_along(
    jp_fetch: Fetch,
    accounts: Accounts,
    start_git_server: Callable[..., GitServer],
    redirect: Callable[..., RedirectingServer],
    wants_sign_in: bool,
    kind: str,
) -> None:
    """The other host is another port here; it would take the token."""
    seen: list[str | None] = []

    def look(request: HTTPServerRequest) -> None:
        seen.append(request.headers.get("Authorization"))

    there = start_git_server(username="ada", password="secret", on_request=look)
    Repository.create(there.root, "new.git").commit({"a.ipynb": "{}"})
    targets = {"old.git": f"{there.url}/new.git", "old": f"{there.url}/new"}
    here = redirect(targets, wants_sign_in=wants_sign_in)
    account = Account("1" * 16, here.url, "generic", "password", "ada", "ada")
    await asyncio.to_thread(accounts.put, account, Secret("secret"))
    name = "old.git" if kind == "import_repository" else "old/-/raw/main/a.ipynb"
    job = await fetch_job(jp_fetch, {"kind": kind, "url": f"{here.url}/{name}"})
    assert job.state == "failed"
    assert seen
    assert set(seen) == {None}
    if kind == "import_repository":
        assert job.error is not None
        assert job.error.data["origin"] == there.url


async def test_no_token_is_anywhere_but_in_its_store(
    jp_fetch: Fetch,
    jp_serverapp: Any,
    gitlab: GitLabServer,
    accounts: Accounts,
    private: Repository,
    jp_root_dir: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    hints: list[str] = []

    async def hear(logger: Any, schema_id: str, data: Any) -> None:
        hints.append(repr(data))

    jp_serverapp.event_logger.add_listener(schema_id=JOB_SCHEMA_ID, listener=hear)
    tokens = {OTHER_TOKEN}

    def note(id: str) -> None:
        secret = accounts.secret(id)
        tokens.update(filter(None, (secret.access, secret.refresh)))

    with watched_processes() as processes:
        account = await sign_in(jp_fetch, gitlab)
        note(account["id"])
        await connect_token(jp_fetch, gitlab, OTHER_TOKEN)
        url = f"{gitlab.url}/team/notes.git"
        request = {"kind": "import_repository", "url": url, "account": account["id"]}
        gitlab.drop_access_tokens_at_next_post()
        job = await fetch_job(jp_fetch, request)
        assert job.state == "succeeded", job.error
        note(account["id"])
        folder = jp_root_dir / "notes"
        git("config", "user.name", "Ada", cwd=folder)
        git("config", "user.email", "ada@example.org", cwd=folder)
        git("commit", "--quiet", "--allow-empty", "--message", "x", cwd=folder)
        for kind in ("pull", "push"):
            job = await fetch_job(jp_fetch, {"kind": kind, "path": "notes"})
            assert job.state == "succeeded", job.error
        note(account["id"])
        await asyncio.to_thread(gitlab.revoke_all)
        job = await fetch_job(jp_fetch, {"kind": "fetch", "path": "notes"})
        assert job.state == "failed"
    assert len(tokens) > 3
    jobs = await jp_fetch("import-run", "jobs")
    listed = await jp_fetch("import-run", "accounts")
    texts = {
        "processes": "\n".join(processes),
        "log": caplog.text,
        "events": "\n".join(hints),
        "jobs": jobs.body.decode(),
        "accounts": listed.body.decode(),
    }
    store = data_folder() / "accounts"
    for file in tmp_path.rglob("*"):
        if file.is_file() and not file.is_symlink() and store not in file.parents:
            texts[str(file)] = file.read_text("latin-1")
    assert any("git-remote" in text or "upload-pack" in text for text in [texts["processes"]])
    assert texts["events"]
    found = {place for place, text in texts.items() for token in tokens if token in text}
    assert found == set()
