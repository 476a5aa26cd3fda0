"""Git with an account of a real OAuth server that ends both old tokens with each renewal."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.refusals import reject
from tests.support.gitlab_server import GitLabServer
from tests.support.repositories import Repository
from tests.support.sign_in import Fetch, ask, sign_in

HELPER = Path(__file__).parents[3] / "jupyter_import_run" / "credentials" / "helper.py"

Git = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def git(accounts: Accounts, tmp_path: Path) -> Git:
    """``git(account id, …)``: git as one of the accounts."""

    def run(id: str, *arguments: str, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        (account,) = (each for each in accounts.accounts() if each.id == id)
        entries = accounts.git_config(account)
        options = [part for key, value in entries for part in ("-c", f"{key}={value}")]
        return subprocess.run(
            ["git", *options, *arguments],
            cwd=cwd,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


async def test_git_clones_and_pushes_with_a_token_of_the_sign_in(
    jp_fetch: Fetch, gitlab: GitLabServer, git: Git, private: Repository, tmp_path: Path
) -> None:
    account = await sign_in(jp_fetch, gitlab)
    url = f"{gitlab.url}/team/notes.git"
    done = await asyncio.to_thread(git, account["id"], "clone", "--quiet", url, "here")
    assert done.returncode == 0, done.stderr
    here = tmp_path / "here"
    (here / "a.txt").write_text("2\n")
    author = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    git(account["id"], *author, "commit", "--quiet", "-am", "More", cwd=here)
    done = await asyncio.to_thread(git, account["id"], "push", "--quiet", cwd=here)
    assert done.returncode == 0, done.stderr
    assert private.git("show", "main:a.txt") == "2"
    await ask(jp_fetch, account["id"], method="DELETE")
    assert "127.0.0.1" not in (here / ".git" / "config").read_text().replace(url, "")


async def test_ten_at_once_renew_once_and_all_get_the_new_token(
    jp_fetch: Fetch, gitlab: GitLabServer, accounts: Accounts
) -> None:
    account = await sign_in(jp_fetch, gitlab)
    reject(accounts, account["id"], accounts.secret(account["id"]).access)

    async def helper() -> str:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-I", "-S", str(HELPER), "--store", str(accounts.folder), "get",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        protocol, _, host = gitlab.url.partition("://")
        out, _ = await process.communicate(f"protocol={protocol}\nhost={host}\n\n".encode())
        return out.decode()

    asked: list[Any] = [helper() for _ in range(10)]
    tests = [ask(jp_fetch, account["id"], "test", method="POST") for _ in range(5)]
    answers = await asyncio.gather(*asked, *tests)
    assert len(gitlab.grants("refresh_token")) == 1
    access = accounts.secret(account["id"]).access
    assert all(f"password={access}\n" in answer for answer in answers[:10])
    assert [answer["error"] for answer in answers[10:]] == [None] * 5


async def test_a_sign_in_that_was_revoked_asks_for_a_new_one_and_git_gets_nothing(
    jp_fetch: Fetch, gitlab: GitLabServer, accounts: Accounts, git: Git, private: Repository
) -> None:
    account = await sign_in(jp_fetch, gitlab)
    gitlab.revoke_all()
    url = f"{gitlab.url}/team/notes.git"
    for _ in range(2):  # git itself tells the helper that the first token was refused
        done = await asyncio.to_thread(git, account["id"], "ls-remote", url)
        assert done.returncode != 0
    tested = await ask(jp_fetch, account["id"], "test", method="POST")
    assert tested["error"]["code"] == "auth_required"
    assert (await ask(jp_fetch))["accounts"][0]["state"] == "refused"
