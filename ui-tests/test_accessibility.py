from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browsing.axe import violations
from browsing.content import notebook
from browsing.launch import LaunchDialog
from browsing.panel import Panel
from browsing.server import JupyterServer
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository

PANEL = "#jupyter-import-run"
DIALOG = ".jp-Dialog-content"
THEMES = "@jupyterlab/apputils-extension:themes"
OURS = "jupyter-import-run:plugin"


DARK = pytest.param("JupyterLab Dark", marks=pytest.mark.thorough)


@pytest.fixture(params=["JupyterLab Light", DARK])
def theme(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def strict_panel(strict_jupyterlab: JupyterServer, theme: str, page: Page) -> Iterator[Panel]:
    """The panel of a person who has imported nothing yet."""
    with strict_jupyterlab.setting(THEMES, {"theme": theme}):
        page.goto(strict_jupyterlab.address)
        yield Panel(page).open()


@pytest.fixture
def themed_panel(jupyterlab: JupyterServer, theme: str, page: Page) -> Iterator[Panel]:
    settings = {"confirmImport": True, "history": "full"}
    with jupyterlab.setting(THEMES, {"theme": theme}), jupyterlab.setting(OURS, settings):
        page.goto(jupyterlab.address)
        yield Panel(page).open()


def test_axe_finds_nothing_in_the_import_box(
    strict_panel: Panel, git_server: GitServer, page: Page
) -> None:
    panel = strict_panel
    expect(panel.button("Paste an Example")).to_be_visible()
    assert violations(page, PANEL) == []
    panel.paste("https://github.com/example-org")
    expect(panel.error).to_be_visible()
    assert violations(page, PANEL) == []
    panel.paste(f"{git_server.url}/samples/weather.git")
    expect(panel.error).to_be_visible()
    assert violations(page, PANEL) == []
    panel.paste("https://github.com/example-org/forecast-lab/blob/main/02-forecast.ipynb")
    expect(panel.found).to_be_visible()
    assert violations(page, PANEL) == []
    panel.details.click()
    expect(panel.field("Storage")).to_be_visible()
    assert violations(page, PANEL) == []


def test_axe_finds_nothing_in_activity_repositories_and_dialogs(
    themed_panel: Panel,
    git_server: GitServer,
    slow_line: Callable[..., str],
    repository: Callable[[str], Repository],
    page: Page,
    theme: str,
) -> None:
    panel = themed_panel
    dialog = page.get_by_role("dialog")
    name = theme.replace(" ", "-").lower()
    repository(name).commit({"n.ipynb": notebook("1", kernel="other", display_name="Other")})

    panel.paste(f"{git_server.url}/team/{name}.git")
    panel.details.click()
    panel.field("Branch").click()
    expect(panel.region.get_by_role("option", name="main")).to_be_visible()
    assert violations(page, PANEL) == []
    panel.button("Import").click()
    expect(dialog).to_contain_text(f"Import {name}")
    assert violations(page, DIALOG) == []
    dialog.get_by_role("button", name="Import").click()
    expect(panel.repository(name)).to_be_visible()
    panel.button(f"Details of {name}").click()
    expect(dialog).to_contain_text("Commit")
    assert violations(page, DIALOG) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    panel.paste(f"{git_server.url}/team/{name}.git")
    expect(panel.button("Import a Second Copy")).to_be_visible()
    expect(panel.found).to_contain_text("Repository")
    assert violations(page, PANEL) == []

    panel.paste(f"{git_server.url}/team/{name}/-/blob/main/missing.ipynb")
    panel.button("Import").click()
    dialog.get_by_role("button", name="Import").click()
    panel.job("missing.ipynb").get_by_role("button", name="Details").click()
    expect(dialog).to_contain_text("not_found")
    assert violations(page, DIALOG) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    panel.paste(f"{git_server.url}/team/{name}/-/blob/main/n.ipynb")
    panel.button("Import & Run").click()
    dialog.get_by_role("button", name="Import").click()
    LaunchDialog(page).wait()
    assert violations(page, DIALOG) == []
    page.keyboard.press("Escape")

    slow = slow_line(bytes_per_second=20_000)
    for _ in range(2):
        panel.paste(f"{slow}/samples/weather.git")
        panel.button("Import").click()
        dialog.get_by_role("button", name="Import").click()
        expect(panel.url).to_have_value("")
    bars = panel.activity.get_by_role("progressbar")
    expect(bars).to_have_count(2)
    panel.button("Cancel weather").first.click()
    expect(panel.activity).to_contain_text("Cancelled")
    expect(bars).to_have_count(1)
    panel.repository(name).click()
    expect(panel.repository(name).get_by_role("button", name="Branch: ")).to_be_visible()
    assert violations(page, PANEL) == []

    panel.paste("http://127.0.0.1:9/team/private.git")
    panel.button("Allow…").click()
    expect(dialog).to_contain_text("Allow 127.0.0.1:9")
    assert violations(page, DIALOG) == []
