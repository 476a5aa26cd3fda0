"""Opening is not changing, whichever way a notebook is opened."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.content import notebook
from browsing.notebook import OpenNotebook, wait_for_autosave
from browsing.panel import Panel
from browsing.server import JupyterServer
from browsing.waiting import wait_until
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository, git


@pytest.fixture
def work_tree(
    panel: Panel,
    jupyterlab: JupyterServer,
    git_server: GitServer,
    repository: Callable[[str], Repository],
    page: Page,
    request: pytest.FixtureRequest,
) -> Path:
    """An imported repository with a notebook of another version of Python, shown in the files."""
    name = f"clean-{len(request.node.name)}"
    repository(name).commit({"other.ipynb": notebook("6 * 7")})
    panel.paste(f"{git_server.url}/team/{name}.git")
    panel.button("Import").click()
    panel.button(f"Open {name}").click()
    expect(page.get_by_role("listitem", name="other.ipynb")).to_be_visible()
    return jupyterlab.root / name


def test_a_notebook_that_is_opened_in_the_file_browser_is_never_written(
    work_tree: Path, jupyterlab: JupyterServer, page: Page
) -> None:
    page.get_by_role("listitem", name="other.ipynb").dblclick()
    opened = OpenNotebook(page, "other.ipynb").wait_until_opened()
    wait_for_autosave(page, jupyterlab.root)
    opened.expect_clean()
    assert git("status", "--porcelain", cwd=work_tree) == ""


@pytest.mark.thorough
def test_a_notebook_without_what_jupyterlab_adds_is_never_written(
    panel: Panel,
    git_server: GitServer,
    repository: Callable[[str], Repository],
    jupyterlab: JupyterServer,
    page: Page,
) -> None:
    """Opened by the panel, which finds a kernel: no dialog asks for one."""
    files = {
        "no-language.ipynb": notebook("6 * 7", language_info=False),
        "no-kernel.ipynb": notebook("6 * 7", kernel=None),
        "missing.ipynb": notebook("6 * 7", kernel="climate", language_info=False),
    }
    repository("bare-metadata").commit(files)
    for name in files:
        panel.paste(f"{git_server.url}/team/bare-metadata/-/blob/main/{name}")
        panel.button("Import").click()
        panel.button(f"Open {name}").click()
        OpenNotebook(page, name).wait_until_opened().expect_clean()
    wait_for_autosave(page, jupyterlab.root)
    for name, content in files.items():
        assert (jupyterlab.root / name).read_text() == content


@pytest.mark.thorough
def test_a_notebook_that_is_there_again_after_a_reload_is_never_written(
    work_tree: Path, jupyterlab: JupyterServer, page: Page
) -> None:
    page.get_by_role("listitem", name="other.ipynb").dblclick()
    OpenNotebook(page, "other.ipynb").wait_until_opened()
    for session in jupyterlab.request("GET", "api/sessions"):
        jupyterlab.request("DELETE", f"api/sessions/{session['id']}")
    page.reload()
    page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
    opened = OpenNotebook(page, "other.ipynb").wait_until_opened()
    wait_for_autosave(page, jupyterlab.root)
    opened.expect_clean()
    assert git("status", "--porcelain", cwd=work_tree) == ""


def test_what_a_person_does_in_it_is_written_and_nothing_else(work_tree: Path, page: Page) -> None:
    page.get_by_role("listitem", name="other.ipynb").dblclick()
    opened = OpenNotebook(page, "other.ipynb").wait_until_opened()
    before = json.loads((work_tree / "other.ipynb").read_text())
    # The notebook calls itself idle before it has a kernel; then nothing would run.
    expect(page.get_by_role("contentinfo")).to_contain_text("| Idle")
    opened.cells.first.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    expect(opened.outputs.first).to_have_text("42")
    file = work_tree / "other.ipynb"
    wait_until(page, lambda: '"42"' in file.read_text())
    after = json.loads(file.read_text())
    assert after["metadata"] == before["metadata"]


@pytest.mark.thorough
def test_a_notebook_that_is_made_in_a_repository_keeps_its_kernel(
    work_tree: Path, page: Page
) -> None:
    page.evaluate(
        "cwd => { window.jupyterapp.commands.execute("
        "'notebook:create-new', { cwd, kernelName: 'python3' }) }",
        work_tree.name,
    )
    opened = OpenNotebook(page, "Untitled.ipynb").wait_until_opened()
    opened.cells.first.locator(".cm-content").click()
    page.keyboard.insert_text("1 + 1")
    file = work_tree / "Untitled.ipynb"
    # Both are saved on their own: the kernel may answer before or after.
    wait_until(page, lambda: "1 + 1" in file.read_text())
    wait_until(page, lambda: '"name": "python3"' in file.read_text())
    assert json.loads(file.read_text())["metadata"]["kernelspec"]["name"] == "python3"
