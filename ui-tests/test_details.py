from __future__ import annotations

from browsing.panel import Panel
from browsing.server import JupyterServer
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


def test_a_taken_name_gives_way_and_what_has_it_can_be_opened(
    panel: Panel, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    (jupyterlab.root / "projects/weather/years").mkdir(parents=True)
    panel.paste(f"{git_server.url}/samples/weather.git")
    panel.details.click()
    panel.field("Folder").fill("projects")
    page.keyboard.press("Tab")
    expect(panel.field("Name")).to_have_value("weather_1")
    expect(panel.region).to_contain_text("weather is there already.")
    panel.button("Open It").click()
    expect(page.get_by_role("listitem", name="years")).to_be_visible()
    panel.page.get_by_role("tab", name="Import & Run").click()
    panel.button("Import").click()
    expect(panel.job("weather_1")).to_contain_text("In projects")
    assert (jupyterlab.root / "projects/weather_1/Stripes.ipynb").exists()


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
    assert git("rev-list", "--count", "--all", cwd=jupyterlab.root / "newest") == "1"
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
    expect(storage.get_by_role("option")).to_contain_text(["Home · ", "Scratch · "])
    storage.select_option("scratch")
    expect(panel.field("Folder")).to_have_value("scratch")
