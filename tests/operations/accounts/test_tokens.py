"""Sign in with a token or a password."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.conftest import PASSWORD, USERNAME
from tests.support.gitlab_server import CLONE_TOKEN, READ_TOKEN, TOKEN, GitLabServer
from tests.support.jobs import fetch_job
from tests.support.repositories import Repository
from tests.support.sign_in import Fetch, ask, connect_token


async def test_the_host_says_whose_token_it_is(jp_fetch: Fetch, gitlab: GitLabServer) -> None:
    account = await connect_token(jp_fetch, gitlab)
    assert account["username"] == "ada"
    assert account["display_name"] == "Ada of the tests"
    assert account["kind"] == "token"
    assert account["scopes"] == ["api"]
    assert account["expires"] == "2099-12-31T00:00:00Z"
    assert account["state"] == "connected"


async def test_a_token_that_the_host_refuses_is_not_kept(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    refused = await connect_token(jp_fetch, gitlab, "glpat-wrong")
    assert refused["code"] == "auth_failed"
    assert refused["data"]["reason"] == "token_refused"
    assert "glpat" not in str(refused)
    assert (await ask(jp_fetch))["accounts"] == []


async def test_a_token_that_may_only_clone_does_although_it_does_not_say_whose_it_is(
    jp_fetch: Fetch, gitlab: GitLabServer, private: Repository
) -> None:
    account = await connect_token(jp_fetch, gitlab, CLONE_TOKEN)
    assert (account["username"], account["scopes"]) == ("oauth2", ["read_repository"])
    tested = await ask(jp_fetch, account["id"], "test", method="POST")
    assert tested["error"] is None
    assert "clone" not in tested["missing"]
    url = f"{gitlab.url}/team/notes.git"
    job = await fetch_job(jp_fetch, {"kind": "import_repository", "url": url, "history": "none"})
    assert job.state == "succeeded", job.error


async def test_what_a_token_is_not_good_for_is_said(jp_fetch: Fetch, gitlab: GitLabServer) -> None:
    account = await connect_token(jp_fetch, gitlab, READ_TOKEN)
    tested = await ask(jp_fetch, account["id"], "test", method="POST")
    assert tested["error"] is None
    assert tested["missing"] == ["projects", "push", "fork", "create", "merge_request"]
    refused = await ask(jp_fetch, account["id"], "projects")
    assert refused["data"]["reason"] == "too_few_scopes"
    assert (await ask(jp_fetch))["accounts"][0]["state"] == "connected"


@pytest.mark.parametrize("secret", ["", "  ", "a\nb", "a\rhost=evil.example", "a\0b"])
async def test_what_cannot_be_a_secret_is_refused(
    jp_fetch: Fetch, gitlab: GitLabServer, secret: str
) -> None:
    refused = await connect_token(jp_fetch, gitlab, secret)
    assert refused["code"] == "invalid_request"
    assert gitlab.seen() == []


async def test_a_plain_git_server_is_asked_for_the_repository(
    jp_fetch: Fetch, git_server_with_password: GitServer
) -> None:
    Repository.create(git_server_with_password.root)
    url = f"{git_server_with_password.url}/repository.git"
    right = {"host": url, "username": USERNAME, "secret": PASSWORD}
    refused = await ask(jp_fetch, method="POST", **{**right, "secret": "wrong"})
    assert refused["data"]["reason"] == "token_refused"
    account = await ask(jp_fetch, method="POST", **right)
    assert account["state"] == "connected"
    assert account["kind"] == "password"
    assert account["origin"] == git_server_with_password.url


async def test_a_plain_git_server_without_a_repository_to_ask_for_is_untested(
    jp_fetch: Fetch, git_server_with_password: GitServer
) -> None:
    given = {"host": git_server_with_password.url, "username": USERNAME, "secret": PASSWORD}
    account = await ask(jp_fetch, method="POST", **given)
    assert account["state"] == "untested"
    nameless = await ask(jp_fetch, method="POST", **{**given, "username": ""})
    assert nameless["code"] == "invalid_request"


async def test_a_host_that_may_not_be_reached_gets_no_token(jp_fetch: Fetch) -> None:
    given: dict[str, Any] = {"username": "", "secret": TOKEN, "provider": "gitlab"}
    refused = await ask(jp_fetch, method="POST", host="https://169.254.169.254", **given)
    assert refused["code"] == "address_forbidden"
    refused = await ask(jp_fetch, method="POST", host="http://gitlab.com", **given)
    assert refused["code"] == "invalid_url"
