from __future__ import annotations

from collections.abc import Callable

import pytest
from browsing.content import notebook
from browsing.launch import LaunchDialog
from browsing.notebook import OpenNotebook, wait_for_autosave
from browsing.panel import Panel
from browsing.server import JupyterServer
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository, git


@pytest.mark.thorough
def test_a_notebook_that_is_only_opened_is_never_written(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    panel.button("Import").click()
    panel.button("Open Sunflower.ipynb").click()
    opened = OpenNotebook(page, "Sunflower.ipynb").wait_until_opened()
    wait_for_autosave(page, jupyterlab.root)
    opened.expect_clean()
    served = Repository(git_server.root / "samples/weather.git").show("main", "Sunflower.ipynb")
    assert (jupyterlab.root / "Sunflower.ipynb").read_bytes() == served


def test_a_repository_stays_clean_when_its_notebook_is_opened_without_running(
    panel: Panel,
    jupyterlab: JupyterServer,
    git_server: GitServer,
    repository: Callable[[str], Repository],
    page: Page,
) -> None:
    repository("foreign").commit({"other.ipynb": notebook("1 + 1", kernel="python3")})
    panel.paste(f"{git_server.url}/team/foreign/-/blob/main/other.ipynb")
    panel.details.click()
    panel.choose("With its repository")
    panel.button("Import & Run").click()
    LaunchDialog(page).wait().open_only.click()
    opened = OpenNotebook(page, "other.ipynb").wait_until_opened()
    wait_for_autosave(page, jupyterlab.root)
    opened.expect_clean()
    expect(opened.outputs).to_have_count(0)
    assert git("status", "--porcelain", cwd=jupyterlab.root / "foreign") == ""
