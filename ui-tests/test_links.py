from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browsing.axe import violations
from browsing.clones import clone
from browsing.content import notebook
from browsing.link import LinkPage, address_of
from browsing.notebook import OpenNotebook
from browsing.server import JupyterServer
from browsing.waiting import wait_until
from playwright.sync_api import BrowserContext, Page, expect

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.links.link import Link
from tests.support.repositories import Repository, git

HARD = "a b/ü#1 %23.ipynb"
PAGE = "#jupyter-import-run-link"


@pytest.fixture
def link(page: Page) -> LinkPage:
    """What ``page`` shows of a link."""
    return LinkPage(page)


@pytest.fixture(scope="module")
def _course(start_jupyter: Callable[..., JupyterServer], git_server: GitServer) -> JupyterServer:
    return start_jupyter("notebook", trusted_link_sources=[f"{git_server.url}/samples/"])


@pytest.fixture
def course(_course: JupyterServer) -> Iterator[JupyterServer]:
    """Notebook 7 and JupyterLab, whose administrator trusts the samples."""
    yield _course
    _course.clear()


def jobs_of(server: JupyterServer) -> list[str]:
    """The kinds of what was asked for so far, also what was dismissed."""
    return [job["kind"] for job in server.request("GET", "import-run/jobs")["jobs"]]


def test_a_link_does_nothing_before_a_yes_and_then_imports_opens_and_runs(
    link: LinkPage,
    jupyterlab: JupyterServer,
    git_server: GitServer,
    repository: Callable[[str], Repository],
    page: Page,
) -> None:
    repository("hard").commit({HARD: notebook("print('it', 'runs')")})
    before = jobs_of(jupyterlab)
    address = address_of(
        Link(f"{git_server.url}/team/hard.git", "main", HARD, run=True), jupyterlab
    )
    page.goto(f"{address}&kept=%20yes")
    link.wait("Import ü#1 %23.ipynb with its repository?")
    assert page.url.endswith("kept=%20yes") or "?" not in page.url  # JupyterLab drops all of it
    expect(link.title).to_be_focused()
    page.keyboard.press("Enter")
    expect(link.fact("From")).to_contain_text(f"127.0.0.1:{git_server.port}/team/hard")
    expect(link.fact("What")).to_contain_text(f"{HARD} in hard")
    expect(link.fact("To")).to_contain_text("hard")
    expect(link.region).to_contain_text("Run it only if you trust")
    assert violations(page, PAGE) == []
    assert (jobs_of(jupyterlab), list(jupyterlab.root.iterdir())) == (before, [])

    link.button("Import & Run").click()
    opened = OpenNotebook(page, "ü#1 %23.ipynb").wait_until_opened()
    expect(opened.outputs).to_have_text("it runs")
    expect(link.region).to_have_count(0)
    page.reload()
    opened.wait_until_opened()
    expect(link.region).to_have_count(0)


@pytest.mark.thorough
def test_a_link_can_be_refused(
    link: LinkPage, jupyterlab: JupyterServer, git_server: GitServer, page: Page
) -> None:
    before = jobs_of(jupyterlab)
    page.goto(address_of(Link(f"{git_server.url}/samples/weather.git"), jupyterlab))
    link.wait("Import weather?")
    expect(link.button("Import & Run")).to_have_count(0)
    link.button("Cancel").click()
    expect(link.region).to_have_count(0)
    assert (jobs_of(jupyterlab), list(jupyterlab.root.iterdir())) == (before, [])


def test_whoever_comes_again_meets_the_import_that_goes_on(
    link: LinkPage,
    jupyterlab: JupyterServer,
    slow_line: Callable[..., str],
    repository: Callable[[str], Repository],
    context: BrowserContext,
    page: Page,
) -> None:
    origin = repository("twice")
    origin.commit_large(4)
    origin.commit({"n.ipynb": notebook("1")})
    url = f"{slow_line(bytes_per_second=150_000)}/team/twice.git"
    address = address_of(Link(url, open="n.ipynb"), jupyterlab)
    second = LinkPage(context.new_page())
    second.page.goto(address)
    second.wait("Import n.ipynb with its repository?")
    page.goto(address)
    link.wait("Import n.ipynb with its repository?")
    link.button("Import").dblclick()
    expect(link.bar).to_be_visible()
    expect(second.bar).to_be_visible()
    page.reload()
    expect(link.bar).to_be_visible()
    slow_line()
    OpenNotebook(page, "n.ipynb").wait_until_opened()
    expect(second.title).to_have_text("twice is already here")
    assert [item.name for item in jupyterlab.root.iterdir()] == ["twice"]


def test_what_is_here_is_opened_updated_or_imported_once_more(
    link: LinkPage,
    jupyterlab: JupyterServer,
    git_server: GitServer,
    origin: Repository,
    page: Page,
) -> None:
    url = f"{git_server.url}/team/{origin.name}"
    mine = clone(url, jupyterlab.root / "mine")
    (mine / "notes.md").write_text("mine\n")
    address = address_of(Link(url, "main", "loader.py"), jupyterlab)
    origin.commit({"loader.py": "x = 6\n"}, message="Theirs")
    # What only has the name is somebody else's.
    foreign = jupyterlab.root / origin.name.removesuffix(".git")
    clone(f"{git_server.url}/samples/weather.git", foreign)

    page.goto(address)
    link.wait("mine is already here")
    expect(link.region).to_contain_text("Your changed file stays as it is.")
    link.choose("Import a second copy")
    expect(link.region).to_contain_text(f"As {foreign.name}_1, with the state of main")
    assert violations(page, PAGE) == []
    link.choose("Update it, then open")
    link.button("Update & Open").click()
    expect(page.get_by_role("main").get_by_role("tab", name="loader.py")).to_be_visible()
    assert (mine / "loader.py").read_text() == "x = 6\n"
    assert (mine / "notes.md").read_text() == "mine\n"

    page.goto(address_of(Link(url, "feature/weather", "loader.py"), jupyterlab))
    link.wait("mine is already here")
    expect(link.region).to_contain_text("It is at main, and the link is for feature/weather.")
    link.choose("Switch to feature/weather")
    link.button("Update & Open").click()
    expect(link.region).to_have_count(0)
    assert git("branch", "--show-current", cwd=mine) == "feature/weather"

    page.goto(address)
    link.wait("mine is already here")
    link.choose("Import a second copy")
    link.button("Import").click()
    expect(link.region).to_have_count(0)
    copy = jupyterlab.root / f"{foreign.name}_1"
    assert git("branch", "--show-current", cwd=copy) == "main"


def test_a_link_that_leads_nowhere_says_why(
    link: LinkPage, jupyterlab: JupyterServer, strict_jupyterlab: JupyterServer, page: Page
) -> None:
    page.goto(address_of(Link("C:\\n.ipynb"), jupyterlab))
    link.wait("The link cannot be followed")
    expect(link.region.get_by_role("alert")).to_contain_text("This is a path on a disk")
    assert violations(page, PAGE) == []
    link.button("Copy the Address").click()
    assert page.evaluate("navigator.clipboard.readText()") == "C:\\n.ipynb"
    link.button("Close").click()
    expect(link.region).to_have_count(0)

    private = address_of(Link("http://127.0.0.1:9/team/private.git"), jupyterlab)
    page.goto(private)
    link.wait("The link cannot be followed")
    link.button("Allow…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Allow 127.0.0.1:9")
    dialog.get_by_role("button", name="Cancel").click()
    expect(link.title).to_have_text("The link cannot be followed")

    page.goto(address_of(Link("http://127.0.0.1:9/team/private.git"), strict_jupyterlab))
    link.wait("The link cannot be followed")
    expect(link.button("Close")).to_be_visible()
    expect(link.button("Allow…")).to_have_count(0)


def test_on_the_page_of_notebook_7_a_click_opens_what_came(
    link: LinkPage,
    course: JupyterServer,
    git_server: GitServer,
    origin: Repository,
    context: BrowserContext,
    page: Page,
) -> None:
    page.goto(address_of(Link(f"{git_server.url}/team/{origin.name}", open="n.ipynb"), course))
    link.wait("Import n.ipynb with its repository?")
    expect(link.title).to_be_focused()
    link.button("Import & Run").click()
    with context.expect_page() as opened:
        link.button("Run").click()
    expect(OpenNotebook(opened.value, "n").cells).to_have_count(2)
    expect(link.region).to_have_count(0)
    wait_until(page, lambda: len(course.request("GET", "api/kernels")) == 1)


def test_a_trusted_link_needs_no_yes_to_import_and_one_to_run(
    link: LinkPage, course: JupyterServer, git_server: GitServer, page: Page
) -> None:
    url = f"{git_server.url}/samples/weather.git"
    trusted = Link(url, "main", "Sunflower.ipynb", run=True)
    page.goto(trusted.at(f"{course.url}lab") + f"&token={course.token}")
    link.wait("weather is here")
    expect(link.region).to_contain_text("Run it only if you trust")
    assert violations(page, PAGE) == []
    assert [item.name for item in course.root.iterdir()] == ["weather"]
    assert course.request("GET", "api/kernels") == []
    link.button("Run").click()
    opened = OpenNotebook(page, "Sunflower.ipynb").wait_until_opened()
    expect(opened.outputs.first).to_have_text("600 seeds, 137.51° apart")
