"""Saved repositories: written down, connected, forgotten; those that an administrator gives."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

from browsing.axe import violations
from browsing.clones import clone
from browsing.panel import TITLE, Panel
from browsing.saved import Saved
from browsing.server import JupyterServer
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository, git

PANEL = "#jupyter-import-run"
DIALOG = ".jp-Dialog-content"


def test_a_repository_is_saved_from_the_plus_connected_and_forgotten(
    page: Page,
    panel: Panel,
    jupyterlab: JupyterServer,
    git_server: GitServer,
    origin: Repository,
) -> None:
    panel.paste(f"{git_server.url}/samples/weather")
    panel.button("Import").click()
    expect(panel.repository("weather")).to_be_visible()
    saved = Saved(panel)
    saved.add("From a URL…")
    dialog = page.locator(DIALOG)
    expect(dialog.get_by_role("combobox", name="URL")).to_be_focused()
    page.keyboard.type(f"{git_server.url}/team/{origin.name}")
    name = dialog.get_by_label("Name", exact=True)
    expect(name).to_have_value(origin.name.removesuffix(".git"))
    name.fill("-lab")
    expect(dialog.get_by_role("alert")).to_contain_text("letters, digits and dashes")
    expect(dialog.get_by_role("button", name="Save")).to_be_disabled()
    name.fill("lab")
    branch = dialog.get_by_role("combobox", name="Branch")
    branch.fill("wea")
    dialog.get_by_role("option", name="feature/weather").click()
    dialog.get_by_label("Folder", exact=True).fill("courses/lab")
    assert violations(page, DIALOG) == []
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)

    row = saved.row("lab")
    expect(row).to_contain_text("feature/weather")
    row.get_by_role("button", name="Connect lab").click()
    expect(page.locator(".jp-DirListing-item", has_text="loader.py")).to_have_count(1)
    page.get_by_role("tab", name=TITLE).click()
    expect(row).to_contain_text("here")
    folder = jupyterlab.root / "courses/lab"
    assert "y = 20" in (folder / "loader.py").read_text()
    body = {"additional_repositories": [f"{git_server.url}/team/more"]}
    jupyterlab.request("PATCH", "import-run/startup", body)
    saved.more("lab", "Open at Start")
    expect(row).to_contain_text("opens at start")
    beside = panel.region.get_by_role("list", name="At start")
    expect(beside).to_contain_text("cloned at start")
    assert violations(page, PANEL) == []
    beside.get_by_role("button", name="Leave Out more").click()
    expect(beside).to_have_count(0)
    startup = jupyterlab.request("GET", "import-run/startup")
    assert (startup["default_repository"], startup["additional_repositories"]) == ("lab", [])

    saved.more("lab", "Forget…")
    expect(dialog).to_contain_text("The folder courses/lab stays")
    dialog.get_by_role("button", name="Forget").click()
    expect(row).to_have_count(0)
    assert folder.exists()

    saved.add("“weather” from Here…")
    expect(dialog.get_by_label("Folder", exact=True)).to_have_value("weather")
    expect(dialog.get_by_role("button", name="Save")).to_be_enabled()
    dialog.get_by_role("button", name="Save").click()
    expect(saved.row("weather")).to_contain_text("here")
    saved.more("weather", "Forget…")
    dialog.get_by_role("button", name="Forget").click()
    expect(saved.row("weather")).to_have_count(0)
    assert Path(jupyterlab.root / "weather/.git").is_dir()


def test_what_an_administrator_gives_is_a_tile_and_under_a_lock_down_all_there_is(
    page: Page,
    start_jupyter: Callable[..., JupyterServer],
    git_server: GitServer,
    origin: Repository,
    repository: Callable[[str], Repository],
) -> None:
    url = f"{git_server.url}/team/{origin.name}"
    late = f"late-{uuid.uuid4().hex[:8]}"
    given = [
        {"name": "weather", "url": f"{git_server.url}/samples/weather"},
        {"name": "course", "url": url, "branch": "feature/weather", "folder": "courses/lab"},
    ]
    jupyterlab = start_jupyter(
        "jupyterlab",
        repositories=given,
        default_repository="weather",
        additional_repositories=[f"{git_server.url}/team/{late}"],
        lock_down_to_repositories=True,
    )
    page.goto(jupyterlab.address)
    expect(page.locator(".jp-DirListing-item", has_text="weather.py")).to_have_count(1)
    page.locator(".jp-LauncherCard", has_text="course").click()
    expect(page.locator(".jp-DirListing-item", has_text="loader.py")).to_have_count(1)
    assert "y = 20" in (jupyterlab.root / "courses/lab/loader.py").read_text()

    items = page.locator(".jp-FileBrowser-toolbar > .jp-Toolbar-item")
    tops = items.evaluate_all("items => items.map(each => each.getBoundingClientRect().y)")
    assert len(tops) > 4
    assert max(tops) - min(tops) < 10, "The file browser's toolbar has a second row."
    page.get_by_role("button", name="Import or Connect…").click()
    expect(page.get_by_role("menuitem", name="Open weather")).to_be_visible()
    page.get_by_role("menuitem", name="Import from URL…").click()
    panel = Panel(page)
    expect(panel.url).to_be_focused()
    page.keyboard.type("weath")
    option = panel.region.get_by_role("option")
    expect(option).to_contain_text("Saved · here · from your administrator")
    expect(panel.error).to_have_count(0)
    assert violations(page, PANEL) == []
    page.keyboard.press("Enter")
    expect(page.locator(".jp-DirListing-item", has_text="weather.py")).to_have_count(1)
    page.get_by_role("tab", name=TITLE).click()
    expect(panel.url).to_have_value("")
    panel.paste(f"{git_server.url}/team/other")
    expect(panel.error).to_contain_text("Your administrator decides")
    panel.button("Show Those That Can").click()
    rows = panel.region.get_by_role("list", name="From your administrator")
    expect(rows.get_by_role("listitem")).to_have_count(2)
    repository(late).commit({"here.txt": "at last\n"})
    panel.job(late).get_by_role("button", name="Try Again").click()
    expect(panel.repository(late)).to_be_visible()
    expect(panel.button("Save a Repository…")).to_have_count(0)
    expect(rows.get_by_role("listitem").filter(has_text="samples/weather")).to_contain_text(
        "opens at start"
    )
    rows.get_by_role("button", name="More for course").click()
    for name in ("Given by Your Administrator", "Open at Start", "Clone at Start"):
        expect(page.get_by_role("menuitem", name=name)).to_be_disabled()
    page.keyboard.press("Escape")

    clone(f"{git_server.url}/samples/weather", jupyterlab.root / "mine")
    git("remote", "set-url", "origin", f"{git_server.url}/team/mine", cwd=jupyterlab.root / "mine")
    panel.button("Refresh").click()
    panel.repository("mine").click()
    expect(panel.region.get_by_role("status").filter(has_text="none of them")).to_be_visible()
    assert violations(page, PANEL) == []
