"""Sign in at the host and come back, against a real OAuth server and in a real browser's way."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from jupyter_import_run.store import data_folder
from tests.support.gitlab_server import GitLabServer
from tests.support.person import Page, Person
from tests.support.sign_in import Fetch, ask

NewBrowser = Callable[[], Person]


@pytest.fixture
def new_browser(jp_serverapp: Any, jp_auth_header: dict[str, str]) -> NewBrowser:
    """Browsers in which a person is signed in to Jupyter; each is a user of its own."""
    return lambda: Person(jp_auth_header)


@pytest.fixture
def api(redirect_uri: str) -> str:
    """Where the routes of accounts are."""
    return redirect_uri.removesuffix("/callback")


async def begin(browser: Person, api: str, gitlab: GitLabServer) -> Any:
    """Begin by redirect in ``browser``."""
    body = {"host": gitlab.url, "flow": "redirect"}
    page = await asyncio.to_thread(browser.post_json, f"{api}/authorize", body)
    assert page.status == 201, page.text
    return json.loads(page.text)


async def decide(browser: Person, begun: Any, button: str = "Authorize") -> Page:
    """Decide at the host. The page of ours that the browser is sent back to, as it came."""

    def work() -> Page:
        return browser.press(browser.open(begun["redirect_url"]), button)

    return await asyncio.to_thread(work)


async def go_on(browser: Person, page: Page) -> Page:
    """What the page does by itself where scripts run."""
    return await asyncio.to_thread(browser.press, page, "Continue")


async def test_a_person_goes_to_the_host_and_comes_back_signed_in(
    jp_fetch: Fetch, new_browser: NewBrowser, api: str, gitlab: GitLabServer
) -> None:
    browser = new_browser()
    begun = await begin(browser, api, gitlab)
    asked = parse_qs(urlsplit(begun["redirect_url"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 43
    page = await decide(browser, begun)
    assert page.url.startswith(f"{api}/callback?")
    assert (await ask(jp_fetch, "authorize", begun["id"]))["state"] == "pending"
    assert "You are signed in" in (await go_on(browser, page)).text
    done = await ask(jp_fetch, "authorize", begun["id"])
    assert done["state"] == "done"
    assert done["account"]["username"] == "ada"
    assert done["account"]["kind"] == "oauth"


async def test_nothing_that_came_back_is_logged(
    jp_fetch: Fetch,
    new_browser: NewBrowser,
    api: str,
    gitlab: GitLabServer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = new_browser()
    page = await decide(browser, await begin(browser, api, gitlab))
    await go_on(browser, page)
    came = parse_qs(urlsplit(page.url).query)
    kept = json.loads((data_folder() / "accounts" / "accounts.json").read_text())["data"]
    (secret,) = kept["secrets"].values()
    assert "accounts/callback" in caplog.text
    for value in (*came["code"], *came["state"], secret["access"], secret["refresh"]):
        assert value not in caplog.text


async def test_what_came_back_counts_once(
    jp_fetch: Fetch, new_browser: NewBrowser, api: str, gitlab: GitLabServer
) -> None:
    browser = new_browser()
    page = await decide(browser, await begin(browser, api, gitlab))
    await go_on(browser, page)
    again = await go_on(browser, page)
    assert again.status == 400
    assert "is over" in again.text
    assert len(gitlab.grants("authorization_code")) == 1


async def test_another_browser_cannot_go_on_with_it_and_the_first_still_can(
    jp_fetch: Fetch, new_browser: NewBrowser, api: str, gitlab: GitLabServer
) -> None:
    browser, other = new_browser(), new_browser()
    begun = await begin(browser, api, gitlab)
    page = await decide(browser, begun)
    theirs = await asyncio.to_thread(other.open, page.url)
    refused = await go_on(other, theirs)
    assert refused.status == 403
    assert "another browser" in refused.text
    assert gitlab.grants("authorization_code") == []
    assert (await ask(jp_fetch))["accounts"] == []
    await go_on(browser, page)
    assert (await ask(jp_fetch, "authorize", begun["id"]))["state"] == "done"


async def test_another_user_in_the_same_browser_cannot_go_on_with_it(
    jp_fetch: Fetch, new_browser: NewBrowser, api: str, gitlab: GitLabServer
) -> None:
    browser = new_browser()
    begun = await begin(browser, api, gitlab)
    page = await decide(browser, begun)
    for cookie in list(browser.cookies):
        if cookie.name.startswith("username-"):
            browser.cookies.clear(cookie.domain, cookie.path, cookie.name)
    theirs = await asyncio.to_thread(browser.open, page.url)
    assert (await go_on(browser, theirs)).status == 403
    assert gitlab.grants("authorization_code") == []


async def test_somebody_elses_code_is_not_taken(
    jp_fetch: Fetch, new_browser: NewBrowser, api: str, gitlab: GitLabServer
) -> None:
    browser, attacker = new_browser(), new_browser()
    mine, theirs = await begin(browser, api, gitlab), await begin(attacker, api, gitlab)
    code = parse_qs(urlsplit((await decide(attacker, theirs)).url).query)["code"][0]
    state = parse_qs(urlsplit(mine["redirect_url"]).query)["state"][0]
    page = await asyncio.to_thread(browser.open, f"{api}/callback?state={state}&code={code}")
    assert "Not signed in" in (await go_on(browser, page)).text
    assert (await ask(jp_fetch, "authorize", mine["id"]))["state"] == "failed"
    assert (await ask(jp_fetch))["accounts"] == []


async def test_a_person_who_says_no_is_not_signed_in(
    jp_fetch: Fetch, new_browser: NewBrowser, api: str, gitlab: GitLabServer
) -> None:
    browser = new_browser()
    begun = await begin(browser, api, gitlab)
    page = await decide(browser, begun, "Deny")
    assert "Not signed in" in (await go_on(browser, page)).text
    assert (await ask(jp_fetch, "authorize", begun["id"]))["state"] == "denied"


@pytest.mark.parametrize("state", ["", "x", "a" * 5000, "\N{SNOWMAN}"])
async def test_a_state_that_nobody_gave_out_leads_nowhere(
    jp_fetch: Fetch, new_browser: NewBrowser, api: str, gitlab: GitLabServer, state: str
) -> None:
    browser = new_browser()
    query = urlencode({"state": state, "code": "x"})
    page = await asyncio.to_thread(browser.open, f"{api}/callback?{query}")
    assert (await go_on(browser, page)).status == 400
    assert gitlab.grants("authorization_code") == []


async def test_the_page_shows_what_came_as_text(
    jp_fetch: Fetch, new_browser: NewBrowser, api: str
) -> None:
    hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    browser = new_browser()
    page = await asyncio.to_thread(browser.open, f"{api}/callback?state={hostile}&code={hostile}")
    assert page.status == 200
    assert "<script>alert" not in page.text
