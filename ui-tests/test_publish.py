"""Files go to a repository that is not here."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from browsing.accounts import connect
from browsing.axe import violations
from browsing.content import notebook
from browsing.notebook import OpenNotebook, open_document
from browsing.panel import Panel
from browsing.saved import Saved
from browsing.server import JupyterServer
from browsing.waiting import wait_until
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.gitlab_server import TOKEN, GitLabServer
from tests.support.repositories import Repository

DIALOG = ".jp-Dialog-content"


def test_a_notebook_is_published_from_the_file_browser_and_again_after_a_save(
    page: Page,
    panel: Panel,
    jupyterlab: JupyterServer,
    git_server: GitServer,
    repository: Callable[[str], Repository],
) -> None:
    target = repository(f"results-{uuid.uuid4().hex[:8]}")
    target.commit({"README.md": "# Results\n"})
    url = f"{git_server.url}/team/{target.name}"
    body = {"name": "results", "url": url}
    jupyterlab.request("POST", "import-run/presets", body)
    source = jupyterlab.root / "forecast.ipynb"
    source.write_text(notebook("a = 1"))

    page.get_by_role("tab", name="File Browser").click()
    page.locator(".jp-DirListing-item", has_text="forecast.ipynb").click(button="right")
    page.get_by_role("menuitem", name="Publish to Repository…").click()
    dialog = page.locator(DIALOG)
    expect(dialog.get_by_label("To", exact=True)).to_have_value("results")
    dialog.get_by_role("combobox", name="Branch").fill("weekly")
    expect(dialog).to_contain_text("A new branch")
    dialog.get_by_label("Folder", exact=True).fill("out")
    dialog.get_by_label("Message", exact=True).fill("The first forecast")
    dialog.get_by_label("Again after each save").check()
    dialog.get_by_label("How often at most").select_option("1")
    assert violations(page, DIALOG) == []
    page.keyboard.press("Control+Enter")
    expect(dialog).to_contain_text("Who Makes the Commit?")
    dialog.get_by_label("Name", exact=True).fill("Ada of the tests")
    dialog.get_by_label("E-mail").fill("ada@example.org")
    dialog.get_by_role("button", name="Use This Name").click()

    panel.open()
    row = panel.job("forecast.ipynb")
    expect(row).to_contain_text("Published on weekly as")
    log = target.git("log", "-1", "--format=%s %an", "weekly")
    assert log == "The first forecast Ada of the tests"
    assert set(target.files("weekly")) == {"README.md", "out/forecast.ipynb"}
    assert violations(page, "#jupyter-import-run") == []

    Saved(panel)
    again = panel.region.get_by_role("list", name="Published after each save")
    expect(again).to_contain_text("at most once a minute")
    _published_long_ago(jupyterlab)
    page.reload()
    page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
    page.evaluate("window.jupyterapp.commands.execute('import-run:show-saved')")
    expect(again).to_contain_text("yr ago")
    page.evaluate(
        """async path => {
            const { commands, shell } = window.jupyterapp;
            await commands.execute('docmanager:open', { path, factory: 'Editor' });
            await shell.currentWidget.context.ready;
            const { context } = shell.currentWidget;
            context.model.fromString(context.model.toString().replace('a = 1', 'a = 2'));
            await context.save();
        }""",
        source.name,
    )
    wait_until(page, lambda: b"a = 2" in target.show("weekly", "out/forecast.ipynb"))
    again.get_by_role("button", name="Stop Publishing forecast.ipynb").click()
    expect(again).to_have_count(0)
    jupyterlab.request("DELETE", f"import-run/publications?path={source.name}")
    jupyterlab.request("DELETE", "import-run/presets/results")


def test_a_folder_becomes_a_project_and_its_notebook_has_a_button_to_publish_it(
    page: Page, connectable: JupyterServer, gitlab: GitLabServer, git_server: GitServer
) -> None:
    connect(connectable, gitlab.url, TOKEN)
    name = f"notes-{uuid.uuid4().hex[:8]}"
    folder = connectable.root / name
    folder.mkdir()
    (folder / "first.ipynb").write_text(notebook("a = 1"))
    (folder / "id_rsa").write_text("not for others\n")
    page.goto(connectable.address)
    panel = Panel(page).open()
    page.get_by_role("tab", name="File Browser").click()
    page.locator(".jp-DirListing-item", has_text=name).click(button="right")
    page.get_by_role("menuitem", name="Publish Folder to a New Project…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Name", exact=True)).to_have_value(name)
    expect(dialog.get_by_label("Name", exact=True)).to_be_focused()
    expect(dialog.get_by_label("Private")).to_be_checked()
    dialog.get_by_label("About", exact=True).fill("What was found")
    assert violations(page, DIALOG) == []
    dialog.get_by_role("button", name="Create and Publish").click()
    expect(dialog).to_contain_text("id_rsa")
    assert violations(page, DIALOG) == []
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    assert not (folder / ".git").exists()

    (folder / "id_rsa").unlink()
    page.get_by_role("tab", name="Import & Run").click()
    panel.button("Change…").click()
    expect(dialog.get_by_label("About", exact=True)).to_have_value("What was found")
    dialog.get_by_role("button", name="Create and Publish").click()
    row = panel.job(name)
    expect(row).to_contain_text(f"Published as {gitlab.host}/ada/{name}")
    expect(row.get_by_role("link", name="Its page")).to_have_attribute(
        "href", f"{gitlab.url}/ada/{name}"
    )
    expect(panel.repository(name)).to_be_visible()
    project = Repository(git_server.root / "ada" / f"{name}.git")
    assert project.files().keys() == {".gitignore", "first.ipynb"}
    assert project.git("log", "--format=%an") == "Ada of the tests"
    assert violations(page, "#jupyter-import-run") == []

    open_document(page, f"{name}/first.ipynb")
    opened = OpenNotebook(page, "first.ipynb").wait_until_opened()
    opened.panel.get_by_role("button", name="Publish to Repository…").click()
    expect(dialog).to_contain_text("Publish first.ipynb")
    expect(dialog.get_by_label("URL", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def _published_long_ago(jupyterlab: JupyterServer) -> None:
    """Nobody waits a minute in a test: the server's own record says that it has passed."""
    [publication] = jupyterlab.request("GET", "import-run/publications")["publications"]
    [file] = (path for path in jupyterlab.home.rglob("*.json") if "publications" in str(path))
    text = file.read_text().replace(publication["published"], "2020-01-01T00:00:00.000Z")
    file.write_text(text)
