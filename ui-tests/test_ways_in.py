"""Every way that JupyterLab has to the panel."""

from __future__ import annotations

import re

import pytest
from browsing.panel import Panel, command, settle
from browsing.server import JupyterServer
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer


def open_lab(page: Page, jupyterlab: JupyterServer) -> Panel:
    page.goto(jupyterlab.address)
    settle(page)
    return Panel(page)


@pytest.mark.thorough
def test_the_command_palette_leads_to_the_field(page: Page, jupyterlab: JupyterServer) -> None:
    panel = open_lab(page, jupyterlab)
    command(page, "import from url")
    expect(panel.url).to_be_focused()


def test_the_launcher_and_the_file_menu_lead_to_the_field(
    page: Page, jupyterlab: JupyterServer
) -> None:
    panel = open_lab(page, jupyterlab)
    # JupyterLab 4.2 does not say that it is a button.
    page.locator(".jp-LauncherCard", has_text="Import from URL").click()
    expect(panel.url).to_be_focused()
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.get_by_role("menuitem", name="Import from URL…").click()
    expect(panel.url).to_be_focused()


def test_import_here_takes_the_folder_under_the_pointer(
    page: Page, jupyterlab: JupyterServer, git_server: GitServer
) -> None:
    (jupyterlab.root / "projects").mkdir()
    panel = open_lab(page, jupyterlab)
    page.get_by_role("listitem", name="projects").click(button="right")
    page.get_by_role("menuitem", name="Import Here…").click()
    expect(panel.url).to_be_focused()
    panel.paste(f"{git_server.url}/samples/weather.git")
    expect(panel.details).to_contain_text("into projects")
    page.keyboard.press("Enter")
    expect(panel.job("weather")).to_contain_text("In projects")
    assert (jupyterlab.root / "projects/weather/README.md").exists()


@pytest.mark.thorough
def test_an_import_goes_where_the_file_browser_is(
    page: Page, jupyterlab: JupyterServer, git_server: GitServer
) -> None:
    (jupyterlab.root / "projects").mkdir()
    panel = open_lab(page, jupyterlab)
    page.get_by_role("listitem", name="projects").dblclick()
    expect(page).to_have_url(re.compile("/tree/projects$"))
    page.get_by_role("tab", name="Import & Run").click()
    panel.paste(f"{git_server.url}/samples/weather.git")
    expect(panel.details).to_contain_text("into projects")
