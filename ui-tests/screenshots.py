"""Take the pictures of the documentation from the running product.

    python ui-tests/screenshots.py [FOLDER [PICTURE …]]

JupyterLab with the installed extension, the demo's sample on a real Git server, and
Chromium; the pictures go to docs/screenshots unless another folder is named.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from browsing.accounts import Accounts, connect
from browsing.card import Card
from browsing.chromium import launch
from browsing.content import notebook
from browsing.launch import LaunchDialog
from browsing.link import LinkPage, address_of
from browsing.notebook import OpenNotebook, open_document
from browsing.panel import Panel
from browsing.saved import Saved
from browsing.server import JupyterServer
from playwright.sync_api import Browser, Page, expect, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from jupyter_import_run.demo.git_server import GitServer  # noqa: E402
from jupyter_import_run.demo.sample import create_sample  # noqa: E402
from jupyter_import_run.links.link import Link  # noqa: E402
from tests.support.background import BackgroundLoop  # noqa: E402
from tests.support.gitlab_server import TOKEN, GitLabProcess, GitLabServer  # noqa: E402
from tests.support.repositories import Repository, git  # noqa: E402
from tests.support.throttling_proxy import Disturbance, ThrottlingProxy  # noqa: E402

SIZE = {"width": 1280, "height": 800}
# Sharp where pages of documentation show them, some 900 pixels wide, and still small files.
SCALE = 1.25
SIDEBAR = 320
NARROW = 240
THEMES = "@jupyterlab/apputils-extension:themes"

STATION_CELLS = (
    "import pandas as pd\n\ndays = 7\nrolling = f'{days}D'",
    "table = pd.read_csv('data/stations.csv', parse_dates=['day'], index_col='day')",
    "table.rolling(rolling).mean().plot(figsize=(8, 3))",
)

# JupyterLab takes the font of the system; on most screens it is as wide as this one.
FONT = """
:root { --jp-ui-font-family: 'Liberation Sans', Arial, sans-serif !important }
.jp-NotebookPanel-toolbar { --body-font: var(--jp-ui-font-family) !important }
"""


@dataclass(frozen=True)
class Stage:
    """What the pictures are taken of."""

    jupyterlab: JupyterServer
    git_url: str
    stations: Repository
    slow_line: ThrottlingProxy
    gitlab: GitLabServer
    browser: Browser

    @contextlib.contextmanager
    def page(self, theme: str = "JupyterLab Light", sidebar: int = SIDEBAR) -> Iterator[Page]:
        """JupyterLab in ``theme``, with a sidebar of ``sidebar`` pixels."""
        context = self.browser.new_context(
            viewport=SIZE,
            device_scale_factor=SCALE,
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
        )
        with self.jupyterlab.setting(THEMES, {"theme": theme}):
            page = context.new_page()
            page.goto(self.jupyterlab.address)
            panel = Panel(page).open()
            page.add_style_tag(content=FONT)
            panel.set_width(sidebar)
            yield page
        context.close()
        self.jupyterlab.clear()


def main(folder: Path, wanted: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=60_000)
    with stage() as here:
        for picture in PICTURES:
            name = picture.__name__.removeprefix("take_")
            if wanted and name not in wanted:
                continue
            picture(here, folder / f"{name}.png")
            print(folder / f"{name}.png")


def take_panel(here: Stage, file: Path) -> None:
    """A notebook has run, and the next one is about to be imported."""
    with here.page() as page:
        run_temperatures(here, page)
        panel = Panel(page)
        panel.paste(f"{here.git_url}/samples/weather/-/blob/main/Sunflower.ipynb")
        page.keyboard.press("Home")
        expect(panel.found).to_contain_text("Sunflower.ipynb")
        take(page, file)


def take_dark(here: Stage, file: Path) -> None:
    """The same evening, with the details unfolded."""
    with here.page("JupyterLab Dark") as page:
        panel = Panel(page)
        run_temperatures(here, page)
        panel.paste(f"{here.git_url}/samples/weather.git")
        panel.details.click()
        expect(panel.field("Branch")).to_have_attribute("placeholder", "main")
        expect(panel.field("Name")).to_have_value("weather_1")
        take(page, file)


def take_launch(here: Stage, file: Path) -> None:
    """Before it runs."""
    with here.page() as page:
        import_temperatures(here, page)
        take(page, file)


def take_progress(here: Stage, file: Path) -> None:
    """One import under way, one that failed, one that is here."""
    with here.page() as page:
        panel = Panel(page)
        panel.paste(f"{here.git_url}/samples/weather/-/blob/main/Stripes.ipynb")
        panel.button("Import").click()
        expect(panel.job("Stripes.ipynb")).to_contain_text("In /")
        panel.paste(f"{here.git_url}/samples/weather/-/blob/main/Missing.ipynb")
        panel.button("Import").click()
        expect(panel.job("Missing.ipynb")).to_contain_text("Nothing was found there.")
        here.slow_line.disturb(Disturbance(bytes_per_second=2_000_000))
        panel.paste(f"{here.slow_line.url}/samples/satellite-images.git")
        panel.button("Import").click()
        row = panel.job("satellite-images")
        expect(row).to_contain_text("Receiving · ")
        bar = row.get_by_role("progressbar")
        page.wait_for_function("bar => bar.ariaValueNow >= 62", arg=bar.element_handle())
        take(page, file)


def take_narrow(here: Stage, file: Path) -> None:
    """As little room as a person may give it."""
    with here.page(sidebar=NARROW) as page:
        panel = Panel(page)
        panel.paste(f"{here.git_url}/samples/weather/-/blob/main/Temperatures.ipynb")
        panel.details.click()
        panel.choose("With its repository")
        expect(panel.field("Branch")).to_have_value("main")
        take(page, file)


def take_card(here: Stage, file: Path) -> None:
    """A repository where others have been at work, and so has the person."""
    with here.page() as page:
        folder, card = open_stations(here, page)
        edit_stations(folder)
        here.stations.commit({"data/notes.txt": "Sensor 4 is new.\n"}, message="Tell of sensor 4")
        card.check()
        expect(card.button("Pull 1")).to_be_visible()
        take(page, file)


def take_commit(here: Stage, file: Path) -> None:
    """What is committed, and why."""
    with here.page("JupyterLab Dark") as page:
        folder, card = open_stations(here, page)
        edit_stations(folder)
        card.check()
        card.button("Commit & Push…").click()
        card.leave_out("draft.txt")
        card.message.fill("Smooth over two weeks")
        take(page, file)


def take_conflict(here: Stage, file: Path) -> None:
    """The same cell was changed here and there."""
    with here.page() as page:
        folder, card = open_stations(here, page)
        mine, theirs = STATION_CELLS[0], STATION_CELLS[0]
        mine = mine.replace("days = 7", "days = 14")
        theirs = theirs.replace("days = 7", "days = 30  # a month")
        (folder / "Stations.ipynb").write_text(notebook(mine, *STATION_CELLS[1:]))
        here.stations.commit(
            {"Stations.ipynb": notebook(theirs, *STATION_CELLS[1:])}, message="By the month"
        )
        card.button("Pull").click()
        expect(card.dialog).to_contain_text("Settle 1 Conflict")
        take(page, file)


def take_link(here: Stage, file: Path) -> None:
    """What somebody sees who has clicked a badge."""
    with here.page() as page:
        source = f"{here.git_url}/samples/weather.git"
        link = Link(source, "main", "Temperatures.ipynb", run=True)
        page.goto(address_of(link, here.jupyterlab))
        LinkPage(page).wait("Import Temperatures.ipynb with its repository?")
        page.add_style_tag(content=FONT)
        take(page, file)


def take_badge(here: Stage, file: Path) -> None:
    """A badge for a notebook, before it goes into a README."""
    with here.page() as page:
        _, card = open_stations(here, page)
        card.more("Create Badge or Link…")
        field = card.dialog.get_by_role("combobox", name="Opens")
        field.fill("Stations.ipynb")
        option = card.dialog.get_by_role("option", name="Stations.ipynb")
        option.click()
        expect(option).to_have_count(0)
        expect(card.dialog.get_by_role("tabpanel")).to_contain_text("open=Stations.ipynb")
        expect(card.dialog.get_by_role("img")).to_be_visible()
        take(page, file)


def take_accounts(here: Stage, file: Path) -> None:
    """Signed in, with the one step that is left for one more host."""
    with here.page() as page:
        connect(here.jupyterlab, here.gitlab.url, TOKEN)
        panel = Panel(page)
        accounts = Accounts(panel)
        accounts.begin(here.gitlab.host)
        panel.button("Refresh").click()
        expect(accounts.rows).to_contain_text("ada")
        take(page, file)
        accounts.more("Disconnect…")
        accounts.answer("Disconnect")


def take_saved(here: Stage, file: Path) -> None:
    """Those of the administrator, one's own, and what becomes of them at the start."""
    with here.page() as page:
        jupyterlab = here.jupyterlab
        for name, branch in (("climate", "feature/weather"), ("thesis", "main")):
            body = {"name": name, "url": f"{here.git_url}/samples/weather", "branch": branch}
            jupyterlab.request("POST", "import-run/presets", {**body, "folder": name})
        panel = Panel(page)
        panel.button("Refresh").click()
        page.evaluate("window.jupyterapp.commands.execute('import-run:show-saved')")
        saved = Saved(panel)
        saved.row("climate").get_by_role("button", name="Connect climate").click()
        panel.open()
        expect(saved.row("climate")).to_contain_text("here")
        saved.more("climate", "Open at Start")
        expect(saved.row("climate")).to_contain_text("opens at start")
        take(page, file)
        for name in ("climate", "thesis"):
            jupyterlab.request("DELETE", f"import-run/presets/{name}")


PICTURES = (
    take_panel,
    take_launch,
    take_progress,
    take_dark,
    take_narrow,
    take_card,
    take_commit,
    take_conflict,
    take_link,
    take_badge,
    take_accounts,
    take_saved,
)


def open_stations(here: Stage, page: Page) -> tuple[Path, Card]:
    """A clone that begins where its server is, with its notebook beside the open card."""
    here.stations.commit({"Stations.ipynb": notebook(*STATION_CELLS)}, message="Draw the stations")
    panel = Panel(page)
    panel.paste(f"{here.git_url}/samples/{here.stations.name}")
    panel.button("Import").click()
    panel.button("Dismiss stations").click()
    folder = here.jupyterlab.root / here.stations.name.removesuffix(".git")
    for key, value in (("name", "Ada Example"), ("email", "ada@example.org")):
        git("config", f"user.{key}", value, cwd=folder)
    card = Card(panel, folder.name).open()
    open_document(page, f"{folder.name}/Stations.ipynb")
    OpenNotebook(page, "Stations.ipynb").wait_until_opened()
    expect(page.get_by_role("contentinfo")).to_contain_text("| Idle")
    return folder, card


def edit_stations(folder: Path) -> None:
    changed = [cell.replace("days = 7", "days = 14") for cell in STATION_CELLS]
    (folder / "Stations.ipynb").write_text(notebook(*changed))
    (folder / "stations.py").write_text("ALL = ['Harbour', 'Hill', 'Forest', 'Airport']\n")
    (folder / "draft.txt").write_text("To be written\n")


def import_temperatures(here: Stage, page: Page) -> LaunchDialog:
    panel = Panel(page)
    panel.paste(f"{here.git_url}/samples/weather/-/blob/main/Temperatures.ipynb")
    panel.details.click()
    panel.choose("With its repository")
    panel.button("Import & Run").click()
    return LaunchDialog(page).wait()


def run_temperatures(here: Stage, page: Page) -> None:
    import_temperatures(here, page).run.click()
    notebook = OpenNotebook(page, "Temperatures.ipynb").wait_until_opened()
    expect(notebook.outputs.last).to_contain_text("The warmest")
    chart = notebook.outputs.nth(2)
    chart.evaluate("chart => chart.scrollIntoView()")
    expect(chart).to_be_in_viewport()


def take(page: Page, file: Path) -> None:
    page.mouse.move(SIZE["width"] - 60, SIZE["height"] - 60)
    page.screenshot(path=file)


@contextlib.contextmanager
def stage() -> Iterator[Stage]:
    """Everything is started, and stopped at the end."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        background = BackgroundLoop()
        stack.callback(background.close)
        create_sample(served(folder) / "weather.git")
        Repository.create(served(folder), "satellite-images.git").commit_large(16, files=8)
        stations = Repository.create(served(folder), "stations.git")
        stations.commit({"stations.py": "ALL = ['Harbour', 'Hill']\n"}, message="Begin")
        git_server = GitServer(folder / "served")
        background.run(git_server.start())
        stack.callback(lambda: background.run(git_server.stop()))
        slow_line = ThrottlingProxy(git_server.port)
        background.run(slow_line.start())
        stack.callback(lambda: background.run(slow_line.stop()))
        gitlab_process = GitLabProcess()
        stack.callback(gitlab_process.stop)
        gitlab = GitLabServer(gitlab_process, git_server.url, folder / "served")
        hosts = [f"127.0.0.1:{port}" for port in (git_server.port, slow_line.port)]
        config = {
            "private_hosts": [*hosts, gitlab.host],
            "providers": [gitlab.entry()],
            "repositories": [
                {"name": "course", "url": f"{git_server.url}/samples/weather", "branch": "rel-1.2"}
            ],
        }
        jupyterlab = JupyterServer("jupyterlab", folder / "home", config)
        stack.callback(jupyterlab.stop)
        jupyterlab.start()
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        yield Stage(jupyterlab, git_server.url, stations, slow_line, gitlab, browser)


def served(folder: Path) -> Path:
    place = folder / "served" / "samples"
    place.mkdir(parents=True, exist_ok=True)
    return place


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "docs" / "screenshots"
    main(target, sys.argv[2:])
