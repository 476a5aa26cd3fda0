from __future__ import annotations

import pytest
from browsing.launch import LaunchDialog
from browsing.panel import Panel, command, settle
from browsing.server import JupyterServer
from playwright.sync_api import Locator, Page, expect

from jupyter_import_run.demo.git_server import GitServer


def test_from_the_palette_to_the_opened_repository_without_a_mouse(
    page: Page, jupyterlab: JupyterServer, git_server: GitServer
) -> None:
    page.goto(jupyterlab.address)
    settle(page)
    panel = Panel(page)
    keyboard = page.keyboard
    command(page, "import from url")
    expect(panel.url).to_be_focused()
    keyboard.insert_text(f"{git_server.url}/samples/weather.git")
    expect(panel.found).to_be_visible()
    tab_to(panel.button("Clear"), page)
    tab_to(panel.details, page)
    tab_to(panel.button("Import"), page)
    keyboard.press("Enter")
    expect(panel.url).to_be_focused()
    repository = panel.repository("weather")
    expect(repository).to_be_visible()
    expect(panel.job("weather")).to_contain_text("In /")

    tab_until(repository, page)
    keyboard.press("ArrowRight")
    expect(repository).to_have_attribute("aria-expanded", "true")
    branch = repository.get_by_role("button", name="Branch: main")
    expect(branch).to_be_visible()
    tab_to(branch, page)
    keyboard.press("Shift+Tab")
    expect(repository).to_be_focused()
    keyboard.press("ArrowLeft")
    expect(repository).to_have_attribute("aria-expanded", "false")

    keyboard.press("Shift+F10")
    expect(page.get_by_role("menuitem", name="Show in Files")).to_be_visible()
    keyboard.press("Escape")
    expect(repository).to_be_focused()

    keyboard.press("Enter")
    expect(page.get_by_role("listitem", name="Temperatures.ipynb")).to_be_visible()


def test_a_dialog_has_the_keyboard_as_soon_as_it_is_there(
    panel: Panel, git_server: GitServer, page: Page
) -> None:
    page.evaluate("window.requestIdleCallback = () => 0")  # a browser that is never idle
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Missing.ipynb")
    page.keyboard.press("Enter")
    details = panel.job("Missing.ipynb").get_by_role("button", name="Details")
    details.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("not_found")
    page.keyboard.press("Escape")
    expect(details).to_be_focused()


@pytest.mark.thorough
def test_the_focus_comes_back_from_the_launch_dialog_to_the_field(
    panel: Panel, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    page.keyboard.press("Enter")
    LaunchDialog(page).wait()
    page.keyboard.press("Escape")
    expect(panel.url).to_be_focused()
    run = panel.button("Run Sunflower.ipynb…")
    run.focus()
    page.keyboard.press("Enter")
    LaunchDialog(page).wait()
    page.keyboard.press("Escape")
    expect(run).to_be_focused()


@pytest.mark.thorough
def test_the_focus_goes_to_the_next_row_where_one_is_taken_away(
    panel: Panel, git_server: GitServer, page: Page
) -> None:
    for name in ("Sunflower", "Stripes"):
        panel.paste(f"{git_server.url}/samples/weather/-/blob/main/{name}.ipynb")
        panel.button("Import").click()
        expect(panel.job(f"{name}.ipynb")).to_contain_text("In /")
    panel.button("Dismiss Stripes.ipynb").focus()
    page.keyboard.press("Enter")
    expect(panel.jobs).to_have_count(1)
    expect(panel.button("Dismiss Sunflower.ipynb")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel.jobs).to_have_count(0)
    expect(panel.url).to_be_focused()


def tab_to(target: Locator, page: Page) -> None:
    """The next stop of Tab is ``target``."""
    page.keyboard.press("Tab")
    expect(target).to_be_focused()


def tab_until(target: Locator, page: Page, stops: int = 20) -> None:
    """``target`` is a stop of Tab, further down."""
    for _ in range(stops):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("Tab does not come there")
