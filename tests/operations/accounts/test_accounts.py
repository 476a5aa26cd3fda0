"""What can be done with accounts that are there: test, list projects, disconnect."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError

from jupyter_import_run.store import data_folder
from tests.support.gitlab_server import GitLabServer
from tests.support.repositories import git
from tests.support.sign_in import Fetch, ask, connect_token, sign_in


def secret_of(id: str) -> dict[str, Any]:
    """What the store keeps for an account."""
    file = data_folder() / "accounts" / "accounts.json"
    found: dict[str, Any] = json.loads(file.read_text())["data"]["secrets"][id]
    return found


def accepts(gitlab: GitLabServer, token: str) -> bool:
    """Whether the stand-in takes a token."""
    request = urllib.request.Request(
        f"{gitlab.url}/api/v4/user", headers={"Authorization": f"Bearer {token}"}
    )
    try:
        urllib.request.urlopen(request, timeout=10).close()
    except urllib.error.HTTPError:
        return False
    return True


async def test_disconnecting_ends_the_sign_in_at_the_host_too(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    account = await sign_in(jp_fetch, gitlab)
    token = secret_of(account["id"])["access"]
    assert accepts(gitlab, token)
    gone = await ask(jp_fetch, account["id"], method="DELETE")
    assert gone == {"revoked": True, "page": None, "error": None}
    assert not accepts(gitlab, token)
    assert (await ask(jp_fetch))["accounts"] == []
    assert token not in (data_folder() / "accounts" / "accounts.json").read_text()
    assert (await ask(jp_fetch, account["id"], method="DELETE"))["code"] == "not_found"


async def test_disconnecting_forgets_also_where_the_host_is_away(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    account = await sign_in(jp_fetch, gitlab)
    gitlab.stop()
    gone = await ask(jp_fetch, account["id"], method="DELETE")
    assert gone["revoked"] is False
    assert gone["error"]["code"] == "network"
    assert gone["page"] == f"{gitlab.url}/-/user_settings/applications"
    assert (await ask(jp_fetch))["accounts"] == []


async def test_a_token_that_the_person_made_is_not_revoked(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    account = await connect_token(jp_fetch, gitlab)
    token = secret_of(account["id"])["access"]
    gone = await ask(jp_fetch, account["id"], method="DELETE")
    assert gone["revoked"] is None
    assert gone["page"].startswith(f"{gitlab.url}/-/user_settings/personal_access_tokens")
    assert accepts(gitlab, token)


async def test_an_account_that_was_revoked_at_the_host_wants_a_new_sign_in(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    account = await sign_in(jp_fetch, gitlab)
    gitlab.revoke_all()
    tested = await ask(jp_fetch, account["id"], "test", method="POST")
    assert tested["error"]["code"] == "auth_required"
    assert tested["error"]["data"]["reason"] == "token_refused"
    assert tested["account"]["state"] == "refused"
    assert (await ask(jp_fetch))["accounts"][0]["state"] == "refused"
    await sign_in(jp_fetch, gitlab)
    (again,) = (await ask(jp_fetch))["accounts"]
    assert (again["id"], again["state"]) == (account["id"], "connected")


async def test_a_token_that_was_revoked_at_the_host_is_said_so(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    account = await connect_token(jp_fetch, gitlab)
    gitlab.revoke_all()
    tested = await ask(jp_fetch, account["id"], "test", method="POST")
    assert tested["error"]["data"]["reason"] == "token_refused"
    assert tested["account"]["state"] == "refused"


class TestShortTokens:
    @pytest.fixture
    def gitlab_options(self) -> dict[str, Any]:
        return {"tokenLife": 2}

    async def test_a_token_that_ended_is_renewed_once_before_the_host_is_asked(
        self, jp_fetch: Fetch, gitlab: GitLabServer
    ) -> None:
        account = await sign_in(jp_fetch, gitlab)
        before = secret_of(account["id"])
        while accepts(gitlab, before["access"]):
            pass
        tested = await ask(jp_fetch, account["id"], "test", method="POST")
        assert tested["error"] is None
        after = secret_of(account["id"])
        assert after["access"] != before["access"]
        assert after["refresh"] != before["refresh"]
        assert len(gitlab.grants("refresh_token")) == 1


async def test_a_token_that_the_host_dropped_early_is_renewed_and_the_question_repeated(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    account = await sign_in(jp_fetch, gitlab)
    gitlab.drop_access_tokens()
    answer = await ask(jp_fetch, account["id"], "projects")
    assert answer == {"projects": [], "next_page": None}
    assert len(gitlab.grants("refresh_token")) == 1
    assert (await ask(jp_fetch))["accounts"][0]["state"] == "connected"


async def test_projects_are_searched_by_the_host_paged_and_kept_for_a_moment(
    jp_fetch: Fetch, gitlab: GitLabServer, git_server: Any
) -> None:
    for number in range(60):
        (git_server.root / "ada" / f"sky-{number:02}.git").mkdir(parents=True)
    (git_server.root / "ada" / "sea.git").mkdir()
    account = await connect_token(jp_fetch, gitlab)

    async def projects(**query: str) -> Any:
        response = await jp_fetch("import-run", "accounts", account["id"], "projects", params=query)
        return json.loads(response.body)

    first = await projects(query="sky")
    assert [each["path"] for each in first["projects"]] == [f"ada/sky-{n:02}" for n in range(50)]
    assert first["projects"][0]["url"] == f"{gitlab.url}/ada/sky-00.git"
    assert first["next_page"] == 2
    second = await projects(query="sky", page="2")
    assert len(second["projects"]) == 10
    assert second["next_page"] is None
    asked = len(gitlab.seen())
    assert await projects(query="sky", page="2") == second
    assert len(gitlab.seen()) == asked
    assert [each["name"] for each in (await projects(query="sea"))["projects"]] == ["sea"]


@pytest.mark.parametrize("page", ["0", "-1", "x", "1001", "9" * 40, "\N{SUPERSCRIPT TWO}"])
async def test_a_page_that_cannot_be_is_refused(
    jp_fetch: Fetch, gitlab: GitLabServer, page: str
) -> None:
    account = await connect_token(jp_fetch, gitlab)
    with pytest.raises(HTTPClientError) as caught:
        await jp_fetch("import-run", "accounts", account["id"], "projects", params={"page": page})
    assert caught.value.code == 400


async def test_an_account_says_which_repositories_use_it(
    jp_fetch: Fetch, gitlab: GitLabServer, jp_root_dir: Path
) -> None:
    account = await connect_token(jp_fetch, gitlab)
    git("init", "--quiet", jp_root_dir / "mine")
    git("remote", "add", "origin", f"{gitlab.url}/ada/mine.git", cwd=jp_root_dir / "mine")
    (listed,) = (await ask(jp_fetch))["accounts"]
    assert listed["used_by"] == ["mine"]
    assert listed["id"] == account["id"]
