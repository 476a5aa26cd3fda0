"""Where jupyter-collaboration is installed, shared documents are never at odds with the disk.

It changes how all of JupyterLab opens documents, so it is no requirement of the other tests:
install it into an environment of its own and run this file with that.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.card import Card
from browsing.clones import clone
from browsing.panel import Panel
from browsing.server import JupyterServer
from browsing.waiting import wait_until
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository, git

pytest.importorskip("jupyter_collaboration")


@pytest.fixture
def origin(repository: Callable[[str], Repository]) -> Repository:
    origin = repository("shared")
    origin.commit({"shared.md": "old\n", "other.md": "old\n"})
    return origin


@pytest.fixture
def folder(jupyterlab: JupyterServer, git_server: GitServer, origin: Repository) -> Path:
    return clone(f"{git_server.url}/team/{origin.name}", jupyterlab.root / "lab")


@pytest.fixture
def opened(folder: Path, panel: Panel) -> Card:
    """The card of the repository, beside a shared document of it."""
    panel.page.evaluate(
        "path => window.jupyterapp.commands.execute('docmanager:open', {path, factory: 'Editor'})",
        "lab/shared.md",
    )
    expect(panel.page.locator(".jp-FileEditor .cm-content")).to_contain_text("old")
    return Card(panel, "lab").open()


def test_a_pull_waits_until_shared_documents_are_closed(
    opened: Card, folder: Path, origin: Repository, page: Page
) -> None:
    new = origin.commit({"shared.md": "new\n"})
    before = git("rev-parse", "HEAD", cwd=folder)
    opened.button("Pull").click()
    expect(opened.dialog).to_contain_text("Close Shared Documents First")
    expect(opened.dialog).to_contain_text("shared.md")
    opened.answer("Close")
    assert git("rev-parse", "HEAD", cwd=folder) == before
    assert (folder / "shared.md").read_text() == "old\n"

    page.evaluate("window.jupyterapp.commands.execute('application:close-all')")
    opened.button("Pull").click()
    wait_until(page, lambda: git("rev-parse", "HEAD", cwd=folder) == new)
    assert (folder / "shared.md").read_text() == "new\n"


def test_a_shared_document_follows_a_pull_that_somebody_else_began(
    opened: Card, folder: Path, origin: Repository, jupyterlab: JupyterServer, page: Page
) -> None:
    """The server of the shared documents sees that the file has changed, and tells everybody."""
    origin.commit({"shared.md": "new\n"})
    jupyterlab.request("POST", "import-run/jobs", {"kind": "pull", "path": "lab"})
    text = page.locator(".jp-FileEditor .cm-content")
    expect(text).to_contain_text("new")
    text.press_sequentially("mine ")
    wait_until(page, lambda: "mine" in (folder / "shared.md").read_text())
    assert (folder / "shared.md").read_text().replace("mine ", "") == "new\n"
