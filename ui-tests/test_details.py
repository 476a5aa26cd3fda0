from __future__ import annotations

from functools import partial
from itertools import product

import pytest
from browsing.notebook import OpenNotebook
from browsing.panel import Panel
from browsing.server import JupyterServer
from browsing.waiting import wait_until
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import git


def test_a_branch_is_completed_from_the_list_of_its_server(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather.git")
    panel.details.click()
    branch = panel.field("Branch")
    expect(branch).to_have_attribute("placeholder", "main")
    branch.click()
    refs = panel.region.get_by_role("listbox", name="Branches and tags")
    options = refs.get_by_role("option")
    expect(options).to_have_text(
        ["feature/weather", "main", "rel-1.2", "v2.0", "v1.2", "v1.1", "v1.0"]
    )
    page.keyboard.type("weath")
    expect(options).to_have_text(["feature/weather"])
    page.keyboard.press("Enter")
    expect(branch).to_have_value("feature/weather")
    expect(options).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    panel.button("Import").click()
    expect(panel.repository("weather")).to_contain_text("feature/weather")
    work_tree = jupyterlab.root / "weather"
    assert git("branch", "--show-current", cwd=work_tree) == "feature/weather"


@pytest.mark.thorough
def test_what_is_here_already_is_opened_instead_of_imported_twice(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    for times in range(2):
        panel.paste(f"{git_server.url}/samples/weather.git")
        if times == 0:
            panel.button("Import").click()
            expect(panel.repository("weather")).to_be_visible()
    expect(panel.region).to_contain_text("weather is here already.")
    expect(panel.button("Import a Second Copy")).to_be_visible()
    panel.button("Open It").click()
    expect(page.get_by_role("listitem", name="Stripes.ipynb")).to_be_visible()
    page.get_by_role("tab", name="Import & Run").click()
    expect(panel.url).to_have_value("")
    expect(panel.jobs).to_have_count(1)
    assert [item.name for item in jupyterlab.root.iterdir()] == ["weather"]


@pytest.mark.thorough
def test_a_notebook_that_is_here_already_is_opened_as_it_was_left(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    url = f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb"
    panel.paste(url)
    panel.button("Import").click()
    expect(panel.job("Sunflower.ipynb")).to_contain_text("In /")
    panel.paste(url)
    expect(panel.region).to_contain_text("Sunflower.ipynb is here already.")
    panel.button("Open It").click()
    OpenNotebook(page, "Sunflower.ipynb").wait_until_opened()
    assert [item.name for item in jupyterlab.root.glob("*.ipynb")] == ["Sunflower.ipynb"]


@pytest.mark.thorough
def test_something_else_of_the_same_name_is_told_from_it_and_keeps_its_name(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    (jupyterlab.root / "projects/weather/years").mkdir(parents=True)
    panel.paste(f"{git_server.url}/samples/weather.git")
    panel.details.click()
    panel.field("Folder").fill("projects")
    page.keyboard.press("Tab")
    expect(panel.field("Name")).to_have_value("weather_1")
    expect(panel.region).to_contain_text("There is a weather already.")
    panel.button("Open It").click()
    expect(panel.error).to_contain_text("“weather” here is something else of the same name.")
    expect(panel.jobs).to_have_count(0)
    panel.button("Import").click()
    expect(panel.job("weather_1")).to_contain_text("In projects")
    assert (jupyterlab.root / "projects/weather_1/Stripes.ipynb").exists()


@pytest.mark.thorough
def test_a_folder_can_be_picked(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    (jupyterlab.root / "projects").mkdir()
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    panel.details.click()
    panel.button("Choose Folder…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("listitem", name="projects").click()
    dialog.get_by_role("button", name="Select").click()
    expect(panel.field("Folder")).to_have_value("projects")
    expect(panel.region.get_by_role("meter", name="Used space")).to_be_visible()
    panel.field("Name").fill("flower.ipynb")
    panel.button("Import").click()
    expect(panel.job("flower.ipynb")).to_contain_text("In projects")
    assert (jupyterlab.root / "projects/flower.ipynb").exists()


def test_of_the_history_as_much_comes_as_was_wanted(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather.git")
    panel.details.click()
    panel.field("History").select_option("Newest state only")
    panel.field("Name").fill("newest")
    panel.button("Import").click()
    expect(panel.repository("newest")).to_be_visible()
    assert git("rev-list", "--count", "HEAD", cwd=jupyterlab.root / "newest") == "1"
    panel.paste(f"{git_server.url}/samples/weather.git")
    panel.details.click()
    panel.field("History").select_option("Everything at once")
    panel.field("Name").fill("everything")
    panel.button("Import").click()
    expect(panel.repository("everything")).to_be_visible()
    work_tree = jupyterlab.root / "everything"
    assert int(git("rev-list", "--count", "HEAD", cwd=work_tree)) > 100
    assert git("rev-parse", "--is-shallow-repository", cwd=work_tree) == "false"


def test_the_administrators_places_can_be_picked_and_say_how_full_they_are(
    strict_jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    page.goto(strict_jupyterlab.address)
    panel = Panel(page).open()
    panel.paste(f"{git_server.url}/samples/weather.git")
    expect(panel.error).to_contain_text("Your administrator decides which of those may be reached.")
    expect(panel.button("Allow…")).to_have_count(0)
    panel.paste("https://github.com/example-org/forecast-lab")
    panel.details.click()
    storage = panel.field("Storage")
    chosen = storage.get_by_role("option", selected=True)
    expect(chosen).to_have_text("Other folder")
    expect(panel.field("Folder")).to_have_value("")
    expect(storage.get_by_role("option")).to_contain_text(
        ["Other folder", "Projects · ", "Scratch · ", "Other Folder…"]
    )
    storage.select_option("Other Folder…")
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(chosen).to_have_text("Other folder")
    expect(panel.field("Folder")).to_have_value("")
    storage.select_option(index=2)
    expect(panel.field("Folder")).to_have_value("scratch")
    expect(chosen).to_contain_text("Scratch · ")
    expect(storage.get_by_role("option", name="Other folder", exact=True)).to_have_count(0)


@pytest.mark.thorough
def test_a_folder_that_cannot_take_an_import_is_known_beforehand_also_when_folded(
    panel: Panel, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather.git")
    panel.details.click()
    panel.field("Folder").fill("no/such")
    page.keyboard.press("Tab")
    missing = panel.region.get_by_text("This folder does not exist.")
    expect(missing).to_be_visible()
    panel.details.click()
    expect(panel.field("Folder")).to_have_count(0)
    expect(missing).to_be_visible()


def test_the_buttons_stay_in_sight_whatever_is_unfolded(
    panel: Panel, git_server: GitServer, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    panel.details.click()
    panel.choose("With its repository")
    for (width, height), sidebar in product([(1280, 720), (1024, 600)], [300, 240]):
        page.set_viewport_size({"width": width, "height": height})
        panel.set_width(sidebar)
        for name in ("Import", "Import & Run"):
            wait_until(page, partial(_is_in_sight, panel, name))


def _is_in_sight(panel: Panel, name: str) -> bool:
    """Whether nothing lies over the lower edge of this button."""
    box = panel.button(name).bounding_box()
    assert box is not None
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] - 4}
    return bool(panel.page.evaluate(_TEXT_AT, place) == name)


_TEXT_AT = """
({ x, y }) => document.elementFromPoint(x, y)?.closest('button')?.textContent.trim()
"""
