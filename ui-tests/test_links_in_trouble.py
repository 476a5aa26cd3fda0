"""What a person meets on the page of a link where something stands in the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browsing.axe import violations
from browsing.clones import clone
from browsing.content import notebook
from browsing.link import LinkPage, address_of
from browsing.notebook import OpenNotebook
from browsing.server import JupyterServer
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.links.link import Link
from tests.support.gitlab_server import TOKEN, GitLabServer
from tests.support.repositories import Repository

PAGE = "#jupyter-import-run-link"


def test_a_link_to_what_is_private_goes_on_after_the_sign_in(
    connectable: JupyterServer,
    gitlab: GitLabServer,
    repository: Callable[[str], Repository],
    page: Page,
) -> None:
    repository("private-link").commit({"n.ipynb": notebook("1")})
    link = LinkPage(page)
    page.goto(address_of(Link(f"{gitlab.url}/team/private-link.git", open="n.ipynb"), connectable))
    link.wait("Import n.ipynb with its repository?")
    link.button("Import").click()
    link.button("Sign In…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Token").click()
    dialog.get_by_role("textbox", name="Token").fill(TOKEN)
    page.keyboard.press("Enter")
    OpenNotebook(page, "n.ipynb").wait_until_opened()
    expect(link.region).to_have_count(0)
    assert connectable.request("GET", "api/kernels") == []


@pytest.mark.thorough
def test_an_update_that_conflicts_is_settled_and_changes_nothing_before(
    jupyterlab: JupyterServer, git_server: GitServer, origin: Repository, page: Page
) -> None:
    url = f"{git_server.url}/team/{origin.name}"
    mine = clone(url, jupyterlab.root / "mine")
    (mine / "loader.py").write_text("x = 7\n")
    origin.commit({"loader.py": "x = 6\n"}, message="Theirs")
    link = LinkPage(page)
    page.goto(address_of(Link(url, "main", "n.ipynb"), jupyterlab))
    link.wait("mine is already here")
    expect(link.fact("Would run with")).to_contain_text("Python 3 (ipykernel)")
    link.choose("Update it, then open")
    link.button("Update & Open").click()
    expect(link.region.get_by_role("alert")).to_contain_text("Nothing was touched.")
    assert violations(page, PAGE) == []
    assert (mine / "loader.py").read_text() == "x = 7\n"

    link.button("Pull in the Panel").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Theirs").check()
    dialog.get_by_role("button", name="Finish").click()
    expect(link.region.get_by_role("alert")).to_have_count(0)
    expect(link.region).to_contain_text("Nothing was changed here.")
    assert (mine / "loader.py").read_text() == "x = 6\n"
    link.button("Update & Open").click()
    OpenNotebook(page, "n.ipynb").wait_until_opened()
    expect(link.region).to_have_count(0)
