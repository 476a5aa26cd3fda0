"""A link on a JupyterHub, from the click to the repository: the example hub, two people."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

import pytest

from jupyter_import_run.credentials.environment import include_file
from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.links.link import Link
from jupyter_import_run.links.page import lab_page
from tests.support.hub import Browser, Hub, Page
from tests.support.repositories import Repository

OPEN = "a b/ü#1 %23.ipynb"


@pytest.fixture(scope="module")
def link(hub: Hub, git: GitServer) -> str:
    """With everything in it that others might take apart."""
    Repository.create(git.root, "course.git").commit({OPEN: "{}"})
    nested = f"{git.url}/course.git#open={quote(OPEN, safe='')}"
    inner = f"https://elsewhere.example/lab?import-run={quote(nested, safe='')}&x=%2523%20"
    return Link(inner, "main", OPEN).at(lab_page(f"{hub.url}/hub"))


@pytest.fixture(scope="module")
def ada(hub: Hub, link: str) -> tuple[Browser, Page]:
    """Who clicked the link signed out, and the page where that ended."""
    hub.give_token("ada", "token-1")
    browser = Browser(hub)
    login = browser.go(link)
    assert login.path == "/hub/login"
    return browser, browser.wait(browser.sign_in(login, "ada"))


def query_of(link: str) -> str:
    return link.partition("?")[2]


def answer(page: Page) -> Any:
    assert page.status < 300, page.text
    return json.loads(page.text)


def test_a_link_survives_the_login_and_the_start_of_the_server(
    ada: tuple[Browser, Page], link: str
) -> None:
    _, page = ada
    assert (page.status, page.path) == (200, "/user/ada/lab")
    assert parse_qs(page.query) == parse_qs(query_of(link))
    assert 'id="jupyter-config-data"' in page.text


def test_what_the_link_names_is_imported(
    ada: tuple[Browser, Page], link: str, git: GitServer
) -> None:
    browser, page = ada
    api = "/user/ada/import-run"
    info = answer(browser.call("GET", f"{api}/server"))
    assert (info["hub"]["user"], info["hub"]["base_url"]) == ("ada", "/")
    assert info["resources"]["memory_total"] == 2 * 2**30
    assert info["resources"]["memory_limited"]
    assert info["resources"]["cpu_count"] == 1
    source = answer(browser.call("POST", f"{api}/resolve", {"url": page.url}))
    assert (source["repository_url"], source["ref"]) == (f"{git.url}/course.git", "main")
    assert source["open"] == OPEN
    request = {
        "kind": "import_repository",
        "url": source["repository_url"],
        "ref": source["ref"],
        "open": source["open"],
    }
    assert browser.call("POST", f"{api}/jobs", request, xsrf=False).status == 403
    job = answer(browser.call("POST", f"{api}/jobs", request))
    until = time.monotonic() + 60
    while job["state"] in ("queued", "running") and time.monotonic() < until:
        time.sleep(0.1)
        job = answer(browser.call("GET", f"{api}/jobs/{job['id']}"))
    assert job["result"]["open_path"] == f"course/{OPEN}"


def test_a_server_that_runs_has_the_link_at_once(ada: tuple[Browser, Page], link: str) -> None:
    browser, _ = ada
    page = browser.go(link)
    assert (page.status, page.path) == (200, "/user/ada/lab")
    assert parse_qs(page.query) == parse_qs(query_of(link))
    repositories = answer(browser.call("GET", "/user/ada/import-run/repositories"))
    assert [each["path"] for each in repositories["repositories"]] == ["course"]


def test_a_link_of_nbgitpuller_is_one_of_ours_behind_the_hub(ada: tuple[Browser, Page]) -> None:
    browser, _ = ada
    page = browser.go("/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fo%2Fr&branch=x")
    assert page.path == "/user/ada/lab"
    assert parse_qs(page.query) == {"import-run": ["https://github.com/o/r"], "branch": ["x"]}


def test_a_named_server_is_started_for_its_link(ada: tuple[Browser, Page], link: str) -> None:
    browser, _ = ada
    page = browser.wait(browser.go(f"/hub/user-redirect/servers/gpu/lab?{query_of(link)}"))
    assert (page.status, page.path) == (200, "/user/ada/gpu/lab")
    assert parse_qs(page.query) == parse_qs(query_of(link))
    info = answer(browser.call("GET", "/user/ada/gpu/import-run/server"))
    assert info["hub"]["server_name"] == "gpu"


@pytest.mark.parametrize("address", ["/user/ada/gpu/lab", "/hub/user-redirect/servers/gpu/lab"])
def test_a_named_server_that_runs_has_its_link_at_once(
    ada: tuple[Browser, Page], link: str, address: str
) -> None:
    browser, _ = ada
    page = browser.go(f"{address}?{query_of(link)}")
    assert (page.status, page.path) == (200, "/user/ada/gpu/lab")
    assert parse_qs(page.query) == parse_qs(query_of(link))


def test_nobody_reaches_the_jobs_or_the_tokens_of_others(
    ada: tuple[Browser, Page], bob: Browser, hub: Hub
) -> None:
    assert bob.go("/user/ada/lab").status == 403
    for path in ("jobs", "accounts", "server", "repositories"):
        assert bob.call("GET", f"/user/ada/import-run/{path}").status == 403
        assert hub.ask_as_server_of("bob", f"/user/ada/import-run/{path}") == 403
        assert hub.ask_as_server_of("bob", f"/user/bob/import-run/{path}") == 200
    foreign = bob.call("POST", "/user/ada/import-run/jobs", {"kind": "fetch", "path": "course"})
    assert foreign.status == 403
    assert hub.ask_as_server_of("bob", "/hub/api/users/bob") == 200
    assert hub.ask_as_server_of("bob", "/hub/api/users/ada") in (403, 404)
    assert answer(bob.call("GET", "/user/bob/import-run/jobs"))["jobs"] == []
    [account] = answer(bob.call("GET", "/user/bob/import-run/accounts"))["accounts"]
    assert (account["host"], account["username"]) == ("gitlab.com", "bob")
    stranger = Browser(hub).call("GET", "/user/ada/import-run/jobs", xsrf=False)
    assert stranger.status == 403 or stranger.path == "/hub/login"


def test_a_token_that_the_hub_renewed_counts_at_once(
    ada: tuple[Browser, Page], bob: Browser, hub: Hub
) -> None:
    assert git_in_a_terminal(hub, "ada") == "token-1"
    hub.give_token("ada", "token-2")
    browser = Browser(hub)
    page = browser.sign_in(browser.go("/hub/login?next=/user/ada/lab"), "ada")
    assert page.path == "/user/ada/lab"
    assert git_in_a_terminal(hub, "ada") == "token-2"
    assert git_in_a_terminal(hub, "bob") == "token-of-bob"


def git_in_a_terminal(hub: Hub, name: str) -> str:
    """The token that git gets for gitlab.com in a terminal of the server of ``name``."""
    environment = hub.environment_of(name)
    data = Path(environment["HOME"]) / ".local/share/jupyter/import_run"
    done = subprocess.run(
        ["git", "-c", f"include.path={include_file(data)}", "credential", "fill"],
        input="protocol=https\nhost=gitlab.com\n\n",
        env={**environment, "GIT_TERMINAL_PROMPT": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split("=", 1) for line in done.stdout.splitlines())["password"]
