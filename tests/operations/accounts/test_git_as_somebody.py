"""Operations go to their servers as the person: real OAuth, real Git, GitLab's rules."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.wire.jobs import Job
from tests.support.gitlab_server import READ_TOKEN, GitLabServer
from tests.support.jobs import Fetch, fetch_job, wait_for_job
from tests.support.repositories import Repository, git
from tests.support.sign_in import ask, connect_token, sign_in

pytestmark = pytest.mark.usefixtures("no_process_left")

Do = Callable[..., Awaitable[Job]]


@pytest.fixture
def do(jp_fetch: Fetch) -> Do:
    """``do("pull", path=…)``: a job to its end."""

    async def run(kind: str, **request: Any) -> Job:
        return await fetch_job(jp_fetch, {"kind": kind, **request})

    return run


@pytest.fixture
def cloned(
    do: Do,
    jp_fetch: Fetch,
    gitlab: GitLabServer,
    private: Repository,
    jp_asyncio_loop: asyncio.AbstractEventLoop,
) -> Any:
    """The account of a sign-in by OAuth, with which ``notes`` was imported."""

    async def clone() -> Any:
        account = await sign_in(jp_fetch, gitlab)
        job = await do("import_repository", url=f"{gitlab.url}/team/notes.git", history="full")
        assert job.state == "succeeded", job.error
        return account

    return jp_asyncio_loop.run_until_complete(clone())


def commit(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name).write_text(text)
    git("config", "user.name", "Ada", cwd=folder)
    git("config", "user.email", "ada@example.org", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "More", cwd=folder)


async def test_a_private_repository_is_imported_pulled_and_pushed_as_the_person(
    cloned: Any, do: Do, private: Repository, jp_root_dir: Path
) -> None:
    private.commit({"b.txt": "2\n"})
    job = await do("pull", path="notes")
    assert job.state == "succeeded", job.error
    assert (jp_root_dir / "notes" / "b.txt").read_text() == "2\n"
    commit(jp_root_dir / "notes", mine="3\n")
    job = await do("push", path="notes")
    assert job.state == "succeeded", job.error
    assert private.git("show", "main:mine") == "3"


async def test_the_branches_of_a_private_repository_are_shown_before_its_import(
    jp_fetch: Fetch, gitlab: GitLabServer, private: Repository
) -> None:
    await sign_in(jp_fetch, gitlab)
    body = json.dumps({"url": f"{gitlab.url}/team/notes.git", "probe": True})
    response = await jp_fetch("import-run", "resolve", method="POST", body=body)
    assert json.loads(response.body)["branches"] == ["main"]


async def test_nothing_of_the_sign_in_is_in_the_repository(
    cloned: Any, accounts: Accounts, jp_root_dir: Path
) -> None:
    secret = accounts.secret(cloned["id"])
    for file in (jp_root_dir / "notes").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert secret.access.encode() not in content
            assert b"credential" not in content or file.suffix == ".sample"


async def test_without_an_account_the_job_says_which_host_wants_one_and_goes_on_after_it(
    jp_fetch: Fetch, do: Do, gitlab: GitLabServer, private: Repository
) -> None:
    job = await do("import_repository", url=f"{gitlab.url}/team/notes.git")
    assert job.error is not None
    assert job.error.code == "auth_required"
    assert job.error.data["host"] == gitlab.host
    assert job.error.data["origin"] == gitlab.url
    assert job.error.data["account"] is None
    await sign_in(jp_fetch, gitlab)
    response = await jp_fetch("import-run", "jobs", job.id, "retry", method="POST", body="")
    again = await wait_for_job(jp_fetch, json.loads(response.body)["id"])
    assert again.state == "succeeded", again.error


async def test_a_token_that_ends_in_the_middle_of_a_clone_is_renewed_and_the_clone_done_again(
    jp_fetch: Fetch, do: Do, gitlab: GitLabServer, private: Repository, jp_root_dir: Path
) -> None:
    await sign_in(jp_fetch, gitlab)
    gitlab.drop_access_tokens_at_next_post()
    job = await do("import_repository", url=f"{gitlab.url}/team/notes.git")
    assert job.state == "succeeded", job.error
    assert job.result is not None
    assert job.result.path == "notes"  # type: ignore[union-attr]
    assert [each.name for each in jp_root_dir.iterdir()] == ["notes"]
    assert len(gitlab.grants("refresh_token")) == 1


async def test_a_token_that_the_host_forgot_is_renewed_before_git_is_asked(
    cloned: Any, do: Do, gitlab: GitLabServer
) -> None:
    gitlab.drop_access_tokens()
    job = await do("fetch", path="notes")
    assert job.state == "succeeded", job.error
    assert len(gitlab.grants("refresh_token")) == 1


async def test_a_token_that_would_not_last_is_renewed_before_the_work(
    cloned: Any, do: Do, gitlab: GitLabServer, accounts: Accounts
) -> None:
    now = time.time()
    accounts.change_secret(
        cloned["id"], lambda secret: replace(secret, expires=now + 300, obtained=now - 6900)
    )
    job = await do("fetch", path="notes")
    assert job.state == "succeeded", job.error
    assert len(gitlab.grants("refresh_token")) == 1


async def test_a_sign_in_that_was_revoked_at_its_host_wants_a_new_one(
    cloned: Any, do: Do, jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    await asyncio.to_thread(gitlab.revoke_all)
    job = await do("fetch", path="notes")
    assert job.error is not None
    assert job.error.code == "auth_required"
    assert job.error.data["reason"] == "token_refused"
    assert job.error.data["account"] == cloned["id"]
    listed = (await ask(jp_fetch))["accounts"]
    assert [account["state"] for account in listed] == ["refused"]


async def test_a_personal_token_that_was_revoked_is_said_to_be_refused(
    do: Do, jp_fetch: Fetch, gitlab: GitLabServer, private: Repository
) -> None:
    account = await connect_token(jp_fetch, gitlab)
    await asyncio.to_thread(gitlab.revoke_all)
    job = await do("import_repository", url=f"{gitlab.url}/team/notes.git")
    assert job.error is not None
    assert (job.error.code, job.error.data["reason"]) == ("auth_failed", "token_refused")
    assert job.error.data["account"] == account["id"]
    assert (await ask(jp_fetch))["accounts"][0]["state"] == "refused"


async def test_a_personal_token_outlives_a_host_that_is_ill(
    do: Do, jp_fetch: Fetch, gitlab: GitLabServer, private: Repository, accounts: Accounts
) -> None:
    account = await connect_token(jp_fetch, gitlab)
    url = f"{gitlab.url}/team/notes.git"

    async def outcome() -> tuple[str | None, int, str]:
        job = await do("import_repository", url=url, history="none")
        [listed] = (await ask(jp_fetch))["accounts"]
        [known] = accounts.accounts()
        return job.error.code if job.error else None, known.refusals, listed["state"]

    gitlab.fall_ill()
    assert await outcome() == ("auth_failed", 1, "refused")
    gitlab.get_well()
    assert await outcome() == (None, 0, "connected")

    gitlab.fall_ill()
    codes = [(await outcome())[0] for _ in range(4)]
    assert codes == ["auth_failed"] * 2 + ["auth_required"] * 2
    gitlab.get_well()
    assert await outcome() == ("auth_required", 3, "refused")
    tested = await ask(jp_fetch, account["id"], "test", method="POST")
    assert (tested["error"], tested["account"]["state"]) == (None, "connected")
    assert await outcome() == (None, 0, "connected")


async def test_after_disconnecting_nobody_is_signed_in(
    cloned: Any, do: Do, jp_fetch: Fetch
) -> None:
    await ask(jp_fetch, cloned["id"], method="DELETE")
    job = await do("fetch", path="notes")
    assert job.error is not None
    assert job.error.code == "auth_required"
    assert job.error.data["account"] is None


async def test_a_token_that_may_only_read_says_so_when_it_is_to_push(
    do: Do, jp_fetch: Fetch, gitlab: GitLabServer, private: Repository, jp_root_dir: Path
) -> None:
    await connect_token(jp_fetch, gitlab, READ_TOKEN)
    job = await do("import_repository", url=f"{gitlab.url}/team/notes.git", history="full")
    assert job.state == "succeeded", job.error
    commit(jp_root_dir / "notes", mine="3\n")
    job = await do("push", path="notes")
    assert job.error is not None
    assert (job.error.code, job.error.data["reason"]) == ("auth_failed", "too_few_scopes")
    assert job.error.data["missing"] == ["push"]
    assert job.error.data["scopes"] == ["read_user", "write_repository"]


async def test_an_account_that_is_no_good_keeps_nobody_from_what_everybody_may_have(
    do: Do,
    jp_fetch: Fetch,
    gitlab: GitLabServer,
    git_server: GitServer,
    private: Repository,
    accounts: Accounts,
) -> None:
    account = await sign_in(jp_fetch, gitlab)
    await asyncio.to_thread(gitlab.revoke_all)
    known = accounts.accounts()[0]
    accounts.put(replace(known, origin=git_server.url, expires=1.0), accounts.secret(known.id))
    job = await do("import_repository", url=f"{git_server.url}/team/notes.git")
    assert job.state == "succeeded", job.error
    assert known.id == account["id"]


async def test_a_pre_push_hook_is_asked_once_also_where_the_token_has_to_be_renewed(
    cloned: Any, do: Do, gitlab: GitLabServer, private: Repository, jp_root_dir: Path
) -> None:
    folder = jp_root_dir / "notes"
    commit(folder, mine="3\n")
    hook = folder / ".git" / "hooks" / "pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho asked >>.git/asked\n")
    hook.chmod(0o755)
    gitlab.drop_access_tokens_at_next_post()
    job = await do("push", path="notes")
    assert job.state == "succeeded", job.error
    assert private.git("show", "main:mine") == "3"
    assert (folder / ".git" / "asked").read_text() == "asked\n"


@pytest.mark.parametrize("address", ["-/raw/main", "-/blob/main"])
async def test_a_notebook_of_a_private_project_is_imported_as_the_person(
    do: Do,
    jp_fetch: Fetch,
    gitlab: GitLabServer,
    private: Repository,
    jp_root_dir: Path,
    address: str,
) -> None:
    notebook = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    private.commit({"deep/a b.ipynb": notebook})
    url = f"{gitlab.url}/team/notes/{address}/deep/a%20b.ipynb"
    job = await do("import_notebook", url=url)
    assert job.error is not None
    assert job.error.code == "auth_required", job.error
    assert job.error.data["origin"] == gitlab.url
    assert list(jp_root_dir.iterdir()) == []
    await sign_in(jp_fetch, gitlab)
    gitlab.drop_access_tokens()
    job = await do("import_notebook", url=url)
    assert job.state == "succeeded", job.error
    assert (jp_root_dir / "a b.ipynb").read_text() == notebook
