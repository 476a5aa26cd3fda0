from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browsing.panel import Panel
from browsing.server import JupyterServer
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.background import BackgroundLoop
from tests.support.repositories import Repository

SENTENCES = {
    "https://github.com/example-org": "This is the page of an account, not a repository. "
    "Open one of its repositories and paste that URL.",
    "https://files.example.net/plot.html": "This is a web page, not a notebook. "
    "Paste the URL of an .ipynb file or of a repository.",
    "https://ada:tr0ub4dor@example.org/notes.git": "There is a user name, password or token in "
    "this URL. Leave it out, and sign in to the host under Accounts: it is kept safe there.",
    "/home/ada/notes.ipynb": "This is a path on a disk. "
    "Paste the URL of a notebook or a repository.",
    "forecast": "This is no URL. Paste the URL of a notebook or a repository.",
    "http://169.254.169.254/latest/n.ipynb": "169.254.169.254 is an address that is never "
    "reached from here. Check the URL.",
}


def test_what_cannot_be_imported_is_said_in_plain_words(panel: Panel) -> None:
    for url, sentence in SENTENCES.items():
        panel.paste(url)
        expect(panel.error).to_have_text(sentence)
        expect(panel.url).to_have_accessible_description(sentence)
        expect(panel.button("Import")).to_have_count(0)
    panel.button("Clear").click()
    expect(panel.error).to_have_count(0)
    expect(panel.url).to_be_focused()


@pytest.mark.thorough
def test_a_mistake_is_pointed_out_only_once_typing_has_paused(panel: Panel, page: Page) -> None:
    panel.url.focus()
    page.keyboard.type("https://github.com/example-org", delay=20)
    expect(panel.error).to_be_visible()
    page.keyboard.type("/forecast-lab", delay=20)
    expect(panel.found).to_contain_text("forecast-lab")
    expect(panel.error).to_have_count(0)


def test_a_notebook_that_is_not_there_fails_in_its_row_with_the_details(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Missing.ipynb")
    page.keyboard.press("Enter")
    row = panel.job("Missing.ipynb")
    expect(row).to_contain_text("Nothing was found there.")
    details = row.get_by_role("button", name="Details")
    details.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("not_found: ")
    page.keyboard.press("Escape")
    expect(details).to_be_focused()
    assert list(jupyterlab.root.iterdir()) == []
    row.get_by_role("button", name="Change…").click()
    expect(panel.url).to_have_value(re.compile("Missing.ipynb$"))
    expect(panel.field("Name")).to_be_visible()


@pytest.fixture
def private_server(
    git_server: GitServer, background: BackgroundLoop, repository: Callable[[str], Repository]
) -> str:
    """The address of a server in a private network that nobody has allowed yet."""
    repository("private").commit({"README.md": "Ours.\n"})
    server = GitServer(git_server.root)
    background.run(server.start())
    yield server.url
    background.run(server.stop())


def test_a_private_address_is_asked_about_once(
    panel: Panel, private_server: str, page: Page
) -> None:
    host = private_server.removeprefix("http://")
    panel.paste(f"{private_server}/team/private.git")
    expect(panel.error).to_contain_text(f"{host} is in a private network.")
    panel.button("Allow…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"Allow {host}")
    dialog.get_by_role("button", name="Cancel").click()
    expect(panel.button("Allow…")).to_be_focused()
    panel.button("Allow…").click()
    dialog.get_by_role("button", name="Allow", exact=True).click()
    expect(panel.found).to_contain_text("private")
    panel.button("Import").click()
    expect(panel.job("private")).to_contain_text("In /")
    panel.paste(f"{private_server}/team/other.git")
    expect(panel.found).to_contain_text("other")
    expect(panel.error).to_have_count(0)
