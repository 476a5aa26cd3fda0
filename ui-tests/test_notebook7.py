from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browsing.card import Card
from browsing.launch import LaunchDialog
from browsing.notebook import OpenNotebook
from browsing.panel import Panel
from browsing.server import JupyterServer
from browsing.waiting import wait_until
from playwright.sync_api import BrowserContext, Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository


@pytest.fixture(scope="module")
def _notebook7(start_jupyter: Callable[..., JupyterServer]) -> JupyterServer:
    return start_jupyter("notebook")


@pytest.fixture
def notebook7(_notebook7: JupyterServer) -> Iterator[JupyterServer]:
    """Notebook 7 with an empty folder."""
    yield _notebook7
    _notebook7.clear()


@pytest.fixture
def panel(notebook7: JupyterServer, page: Page) -> Panel:
    """The panel on the page of the files."""
    page.add_init_script("window.unasked = window.open('about:blank')")
    page.goto(notebook7.address)
    assert page.evaluate("window.unasked === null"), "pop-ups are not blocked"
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.get_by_role("menuitem", name="Import from URL…").click()
    panel = Panel(page)
    expect(panel.url).to_be_focused()
    return panel


def test_a_pasted_url_and_enter_bring_a_notebook_that_runs_in_a_tab_of_its_own(
    panel: Panel, git_server: GitServer, context: BrowserContext, page: Page
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Temperatures.ipynb")
    panel.details.click()
    panel.choose("With its repository")
    panel.button("Import & Run").click()
    LaunchDialog(page).wait()
    with context.expect_page() as opened:
        page.keyboard.press("Enter")
    notebook = OpenNotebook(opened.value, "Temperatures")
    expect(notebook.outputs.last).to_contain_text("The warmest")


@pytest.mark.thorough
def test_what_was_imported_opens_in_a_tab_of_its_own_and_is_never_written(
    panel: Panel,
    notebook7: JupyterServer,
    git_server: GitServer,
    context: BrowserContext,
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    panel.button("Import").click()
    with context.expect_page() as opened:
        panel.button("Open Sunflower.ipynb").click()
    OpenNotebook(opened.value, "Sunflower").wait_until_opened()
    served = Repository(git_server.root / "samples/weather.git").show("main", "Sunflower.ipynb")
    assert (notebook7.root / "Sunflower.ipynb").read_bytes() == served


def test_everyday_git_goes_on_the_page_of_the_files(
    panel: Panel,
    notebook7: JupyterServer,
    git_server: GitServer,
    origin: Repository,
    page: Page,
) -> None:
    panel.paste(f"{git_server.url}/team/{origin.name}")
    panel.details.click()
    panel.field("Name").fill("lab")
    panel.button("Import").click()
    # Under the panel is the toolbar of the files, whose words have the room that they need.
    cut = ".jp-FileBrowser-toolbar > *", "all => all.filter(e => e.scrollWidth > e.clientWidth)"
    assert page.eval_on_selector_all(*cut) == []
    card = Card(panel, "lab").open()
    origin.commit({"loader.py": "x = 5\n"}, message="Theirs")
    card.button("Pull").click()
    expect(card.notice).to_contain_text("1 commit came. 1 file changed.")
    card.choose_branch("mine")
    expect(card.branch).to_have_text("mine")
    (notebook7.root / "lab/notes.md").write_text("mine\n")
    card.check()
    card.row.get_by_role("button", name="Show changes of notes.md").click()
    expect(card.dialog).to_contain_text("Changes of notes.md")
    card.answer("Close")
    card.button("Commit & Push…").click()
    card.message.fill("Mine")
    page.keyboard.press("Control+Enter")
    expect(card.dialog).to_contain_text("Who Makes the Commit?")
    card.dialog.get_by_role("textbox", name="Name").fill("Ada Example")
    card.dialog.get_by_role("textbox", name="E-mail").fill("ada@example.org")
    card.answer("Use This Name")
    expect(card.notice).to_contain_text("Committed and pushed")
    assert origin.git("log", "-1", "--format=%s by %an", "mine") == "Mine by Ada Example"


def test_a_tab_that_is_blocked_leaves_nothing_that_runs_later(
    panel: Panel,
    notebook7: JupyterServer,
    git_server: GitServer,
    context: BrowserContext,
    page: Page,
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    panel.button("Import & Run").click()
    dialog = LaunchDialog(page).wait()
    page.evaluate("window.open = () => null")
    dialog.run.click()
    expect(page.get_by_text("Allow pop-ups for this site")).to_be_visible()
    expect_nothing_runs(notebook7, context, page)


@pytest.mark.thorough
def test_a_tab_whose_kernel_is_refused_goes_and_leaves_nothing_that_runs_later(
    panel: Panel,
    notebook7: JupyterServer,
    git_server: GitServer,
    context: BrowserContext,
    page: Page,
) -> None:
    panel.paste(f"{git_server.url}/samples/weather/-/blob/main/Sunflower.ipynb")
    panel.button("Import & Run").click()
    dialog = LaunchDialog(page).wait()
    page.route("**/api/sessions*", lambda route: route.fulfill(status=500, body="{}"))
    with context.expect_page() as opened:
        dialog.run.click()
    wait_until(page, opened.value.is_closed)
    expect(page.get_by_text("That did not work")).to_be_visible()
    page.unroute("**/api/sessions*")
    expect_nothing_runs(notebook7, context, page)


def expect_nothing_runs(notebook7: JupyterServer, context: BrowserContext, page: Page) -> None:
    """Whoever opens the notebook next finds it as it came."""
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.includes('import-run'))") == []
    )
    later = context.new_page()
    later.goto(f"{notebook7.url}notebooks/Sunflower.ipynb?token={notebook7.token}")
    notebook = OpenNotebook(later, "Sunflower").wait_until_opened()
    expect(notebook.outputs).to_have_count(0)
