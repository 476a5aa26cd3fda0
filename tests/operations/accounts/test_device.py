"""Sign in by a code that the person enters at the host, against a real OAuth server."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import pytest

from jupyter_import_run.store import data_folder
from tests.support.gitlab_server import GitLabServer
from tests.support.sign_in import Fetch, ask, begin, decide, outcome, sign_in


async def test_a_person_signs_in_with_a_code(jp_fetch: Fetch, gitlab: GitLabServer) -> None:
    begun = await begin(jp_fetch, gitlab)
    assert begun["verification_url"] == f"{gitlab.url}/oauth/device"
    assert begun["user_code"] in begun["complete_url"]
    assert (await ask(jp_fetch, "authorize", begun["id"]))["state"] == "pending"
    assert "You can go back" in await decide(begun["verification_url"], begun["user_code"])
    done = await outcome(jp_fetch, begun["id"])
    assert done["state"] == "done"
    account = done["account"]
    assert account["host"] == gitlab.host
    assert account["username"] == "ada"
    assert account["kind"] == "oauth"
    assert account["scopes"] == ["read_api", "write_repository"]
    assert account["email"] == "1-ada@users.noreply.example.org"
    assert account["expires"] is None
    assert account["state"] == "connected"
    assert (await ask(jp_fetch))["accounts"] == [account]


async def test_no_answer_holds_a_secret_and_only_the_owner_may_read_them(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    await sign_in(jp_fetch, gitlab)
    file = data_folder() / "accounts" / "accounts.json"
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    kept = json.loads(file.read_text())["data"]
    (secret,) = kept["secrets"].values()
    answer = json.dumps(await ask(jp_fetch))
    assert secret["access"] not in answer
    assert secret["refresh"] not in answer


async def test_signing_in_again_keeps_the_account_and_ends_the_old_sign_in(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    first = await sign_in(jp_fetch, gitlab)
    second = await sign_in(jp_fetch, gitlab)
    assert second["id"] == first["id"]
    assert len((await ask(jp_fetch))["accounts"]) == 1
    assert (await ask(jp_fetch, second["id"], "test", method="POST"))["error"] is None


async def test_more_is_asked_for_where_more_is_to_be_done(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    account = await sign_in(jp_fetch, gitlab, uses=["clone", "fork"])
    assert account["scopes"] == ["api"]


async def test_a_person_who_says_no_is_not_signed_in(jp_fetch: Fetch, gitlab: GitLabServer) -> None:
    begun = await begin(jp_fetch, gitlab)
    await decide(begun["verification_url"], begun["user_code"], "Deny")
    ended = await outcome(jp_fetch, begun["id"])
    assert ended["state"] == "denied"
    assert ended["error"]["data"]["reason"] == "sign_in_denied"
    assert (await ask(jp_fetch))["accounts"] == []


class TestShortCodes:
    @pytest.fixture
    def gitlab_options(self) -> dict[str, Any]:
        return {"codeLife": 3}

    async def test_a_code_that_nobody_enters_expires(
        self, jp_fetch: Fetch, gitlab: GitLabServer
    ) -> None:
        begun = await begin(jp_fetch, gitlab)
        ended = await outcome(jp_fetch, begun["id"])
        assert ended["state"] == "expired"
        assert ended["error"]["data"]["reason"] == "sign_in_expired"
        asked = len(gitlab.grants("device_code"))
        await asyncio.sleep(1.5)
        assert len(gitlab.grants("device_code")) == asked


class TestImpatience:
    @pytest.fixture
    def gitlab_options(self) -> dict[str, Any]:
        return {"patience": 3}

    async def test_who_is_told_to_slow_down_does(
        self, jp_fetch: Fetch, gitlab: GitLabServer
    ) -> None:
        begun = await begin(jp_fetch, gitlab)
        await asyncio.sleep(2.5)
        await decide(begun["verification_url"], begun["user_code"])
        assert (await outcome(jp_fetch, begun["id"]))["state"] == "done"
        lines = gitlab.grants("device_code")
        assert [line["answer"] for line in lines] == ["authorization_pending", "slow_down", "token"]
        assert lines[2]["at"] - lines[1]["at"] >= 5.9


async def test_a_sign_in_that_is_given_up_is_not_asked_about_any_more(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    begun = await begin(jp_fetch, gitlab)
    await ask(jp_fetch, "authorize", begun["id"], method="DELETE")
    asked = len(gitlab.grants("device_code"))
    await decide(begun["verification_url"], begun["user_code"])
    await asyncio.sleep(1.5)
    assert len(gitlab.grants("device_code")) == asked
    assert (await ask(jp_fetch, "authorize", begun["id"]))["code"] == "not_found"
    assert (await ask(jp_fetch))["accounts"] == []


async def test_a_host_without_an_application_offers_no_page(jp_fetch: Fetch) -> None:
    refused = await ask(jp_fetch, "authorize", method="POST", host="gitlab.com")
    assert refused["code"] == "unsupported"
    assert refused["data"]["reason"] == "no_application"


class TestUnknownApplication:
    @pytest.fixture
    def gitlab_options(self) -> dict[str, Any]:
        return {"applications": {}}

    async def test_an_application_that_the_host_does_not_know_is_said_so(
        self, jp_fetch: Fetch, gitlab: GitLabServer
    ) -> None:
        refused = await begin(jp_fetch, gitlab)
        assert refused["code"] == "auth_failed"
        assert refused["data"]["reason"] == "unknown_application"


async def test_asking_for_the_state_asks_the_host_nothing(
    jp_fetch: Fetch, gitlab: GitLabServer
) -> None:
    begun = await begin(jp_fetch, gitlab)
    started = time.monotonic()
    for _ in range(20):
        await ask(jp_fetch, "authorize", begun["id"])
    assert len(gitlab.grants("device_code")) <= time.monotonic() - started + 1
