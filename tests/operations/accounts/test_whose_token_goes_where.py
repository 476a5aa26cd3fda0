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
from tests.support.leaks import below, files_below, places_of
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
    """Two sign-ins, a renewal, and all that is done with them, up to their end."""
    caplog.set_level(logging.DEBUG)
    hints: list[str] = []
    answers: list[str] = []
    tokens = {OTHER_TOKEN}

    async def hear(logger: Any, schema_id: str, data: Any) -> None:
        hints.append(repr(data))

    async def fetch(*path: str, **options: Any) -> Any:
        answer = await jp_fetch(*path, **options)
        answers.append(f"{answer.headers}{answer.body.decode()}")
        return answer

    def note() -> None:
        secret = accounts.secret(account["id"])
        tokens.update(filter(None, (secret.access, secret.refresh)))

    async def do(kind: str, state: str = "succeeded", **request: Any) -> None:
        job = await fetch_job(fetch, {"kind": kind, **request})
        assert job.state == state, job.error
        if state == "succeeded":
            note()

    jp_serverapp.event_logger.add_listener(schema_id=JOB_SCHEMA_ID, listener=hear)
    private.commit({"a.ipynb": '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'})
    url = f"{gitlab.url}/team/notes"
    with watched_processes() as processes:
        account = await sign_in(fetch, gitlab)
        note()
        other = await connect_token(fetch, gitlab, OTHER_TOKEN)
        gitlab.drop_access_tokens_at_next_post()
        await do("import_repository", url=f"{url}.git", account=account["id"], history="full")
        folder = jp_root_dir / "notes"
        git("config", "user.name", "Ada", cwd=folder)
        git("config", "user.email", "ada@example.org", cwd=folder)
        git("commit", "--quiet", "--allow-empty", "--message", "x", cwd=folder)
        for kind in ("pull", "push"):
            await do(kind, path="notes")
        await do("import_notebook", url=f"{url}/-/blob/main/a.ipynb", account=account["id"])
        for id in (account["id"], other["id"]):
            await ask(fetch, id, "test", method="POST")
            await ask(fetch, id, "projects")
        await asyncio.to_thread(gitlab.revoke_all)
        await do("fetch", state="failed", path="notes")
        for what in ("jobs", "repositories", "accounts", "hosts", "server"):
            await fetch("import-run", what)
        store = data_folder() / "accounts"
        texts = files_below(tmp_path, but=below(store))
        assert places_of(tokens, files_below(store))
        await ask(fetch, account["id"], method="DELETE")
        await ask(fetch, other["id"], method="DELETE")
    texts |= files_below(tmp_path)  # nor in the store any more
    texts |= {
        "processes": "\n".join(processes),
        "log": caplog.text,
        "events": "\n".join(hints),
        "answers": "\n".join(answers),
    }
    assert len(tokens) > 3
    assert "git-remote" in texts["processes"]
    assert all(texts[place] for place in ("log", "events", "answers"))
    assert places_of(tokens, texts) == set()
