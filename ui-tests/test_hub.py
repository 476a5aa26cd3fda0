"""A link on a hub, as a person in a browser meets it: the example hub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import quote

import pytest
from browsing.content import notebook
from browsing.link import LinkPage
from browsing.notebook import OpenNotebook
from browsing.panel import command
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.links.link import Link
from jupyter_import_run.links.page import lab_page
from tests.support.hub import PASSWORD, Hub
from tests.support.repositories import Repository

OPEN = "a b/ü#1 %23.ipynb"
_START_MS = 60_000


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    config: dict[str, Any] = {"allowed_hosts": [], "private_hosts": ["127.0.0.1"]}
    hub = Hub(tmp_path_factory.mktemp("hub"), config)
    yield hub
    hub.stop()


def test_a_link_goes_from_the_login_to_the_notebook(
    hub: Hub, git_server: GitServer, page: Page
) -> None:
    origin = Repository.create(git_server.root, "team/on-a-hub.git")
    origin.commit({OPEN: notebook("print('here')")})
    nested = f"https://elsewhere.example/lab?import-run={git_server.url}/team/on-a-hub.git"
    address = Link(nested, "main", OPEN).at(lab_page(f"{hub.url}/hub"))
    link = LinkPage(page)

    # A README is a page of somebody else's.
    page.goto("data:text/html," + quote(f'<a href="{escape(address)}">Open in Jupyter</a>'))
    page.get_by_role("link").click()
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/user/ada/lab"), timeout=_START_MS)
    link.wait("Import ü#1 %23.ipynb with its repository?")
    link.button("Import").click()
    OpenNotebook(page, "ü#1 %23.ipynb").wait_until_opened()

    # A badge is for everybody on the hub, not for this one server.
    command(page, "create badge")
    dialog = page.get_by_role("dialog")
    target = dialog.get_by_role("combobox", name="For")
    expect(target.locator("option:checked")).to_contain_text("This hub: everyone")
    expect(dialog.get_by_role("tabpanel")).to_contain_text(f"({lab_page(f'{hub.url}/hub')}?")
    dialog.get_by_role("button", name="Close").click()

    page.goto("data:text/html," + quote(f'<a href="{escape(address)}">Open in Jupyter</a>'))
    page.get_by_role("link").click()
    link.wait("on-a-hub is already here")

    # Not the default server, but one that has a name and does not run yet.
    query = address.partition("?")[2]
    page.goto(f"{hub.url}/hub/user-redirect/servers/gpu/lab?{query}")
    expect(page).to_have_url(re.compile("/user/ada/gpu/lab"), timeout=_START_MS)
    link.wait("on-a-hub is already here")
