from __future__ import annotations

import pytest
from browsing.launch import LaunchDialog
from browsing.notebook import OpenNotebook
from browsing.panel import Panel
from browsing.server import JupyterServer
from browsing.waiting import wait_until
from playwright.sync_api import Page, Route, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository, git

OURS = "jupyter-import-run:plugin"


def test_a_pasted_url_and_enter_bring_a_notebook_that_runs(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    page.keyboard.press("Enter")
    dialog = LaunchDialog(page).wait()
    expect(dialog.dialog).to_contain_text("runs all 2 cells of code")
    expect(dialog.dialog).to_contain_text("only if you trust samples on 127.0.0.1")
    served = Repository(git_server.root / "samples/weather.git").show("main", "Sunflower.ipynb")
    assert (jupyterlab.root / "Sunflower.ipynb").read_bytes() == served
    page.keyboard.press("Enter")
    notebook = OpenNotebook(page, "Sunflower.ipynb").wait_until_opened()
    expect(notebook.outputs.first).to_have_text("600 seeds, 137.51° apart")
    expect(notebook.outputs.last.get_by_role("img")).to_be_visible()


def test_with_its_repository_it_finds_its_data_and_is_clean_until_it_is_saved(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Temperatures.ipynb")
    panel.details.click()
    panel.choose("With its repository")
    panel.button("Import & Run").click()
    dialog = LaunchDialog(page).wait()
    work_tree = jupyterlab.root / "weather"
    assert git("status", "--porcelain", cwd=work_tree) == ""
    dialog.run.click()
    notebook = OpenNotebook(page, "Temperatures.ipynb").wait_until_opened()
    expect(notebook.outputs.last).to_contain_text("The warmest")
    expect(panel.repository("weather")).to_contain_text("main")
    modified = " M Temperatures.ipynb"
    wait_until(page, lambda: git("status", "--porcelain", cwd=work_tree) == modified)


def test_who_never_wants_to_be_asked_is_not(
    jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    """``withRepository`` is a setting too: the notebook finds its data."""
    for choice in ("always", "never"):
        wishes = {"runAfterImport": choice, "withRepository": True, "history": "none"}
        with jupyterlab.setting(OURS, wishes):
            page.goto(jupyterlab.address)
            panel = Panel(page).open()
            panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Temperatures.ipynb")
            panel.details.click()
            panel.field("Name").fill(choice)
            page.keyboard.press("Enter")
            notebook = OpenNotebook(page, "Temperatures.ipynb").wait_until_opened()
            expect(page.get_by_role("dialog")).to_have_count(0)
        if choice == "always":
            expect(notebook.outputs.last).to_contain_text("The warmest")
        else:
            expect(notebook.outputs).to_have_count(0)
        work_tree = jupyterlab.root / choice
        assert git("rev-list", "--count", "HEAD", cwd=work_tree) == "1"


@pytest.mark.thorough
def test_the_next_url_can_be_pasted_while_the_first_one_is_sent(
    panel: Panel, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    expect(panel.found).to_contain_text("Sunflower.ipynb")
    held = hold_posts(page)
    panel.button("Import").click()
    wait_until(page, lambda: bool(held))
    next_url = f"{git_server.url}/samples/weather/-/blob/main/Stripes.ipynb"
    panel.paste(next_url)
    held[0].continue_()
    expect(panel.job("Sunflower.ipynb")).to_contain_text("In /")
    expect(panel.url).to_have_value(next_url)
    expect(panel.button("Import")).to_be_enabled()


@pytest.mark.thorough
def test_the_question_comes_also_where_jupyterlab_has_moved_the_focus(
    panel: Panel, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    held = hold_posts(page)
    panel.button("Import & Run").click()
    wait_until(page, lambda: bool(held))
    page.locator(".jp-LauncherCard").first.focus()
    held[0].continue_()
    LaunchDialog(page).wait()


@pytest.mark.thorough
def test_the_question_does_not_come_to_who_went_on_elsewhere(
    panel: Panel, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    held = hold_posts(page)
    panel.button("Import & Run").click()
    wait_until(page, lambda: bool(held))
    page.get_by_role("main").get_by_role("tab", name="Launcher").click()
    held[0].continue_()
    expect(panel.job("Sunflower.ipynb")).to_contain_text("In /")
    expect(LaunchDialog(page).dialog).to_have_count(0)
    expect(panel.button("Run Sunflower.ipynb…")).to_be_visible()


def hold_posts(page: Page) -> list[Route]:
    """Requests for jobs from now on, until they are let go."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    page.route("**/import-run/jobs*", hold)
    return held
