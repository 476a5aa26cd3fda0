from __future__ import annotations

import json
from collections.abc import Callable

from browsing.content import notebook
from browsing.launch import LaunchDialog
from browsing.notebook import OpenNotebook
from browsing.panel import Panel
from browsing.server import JupyterServer
from browsing.waiting import wait_until
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.repositories import Repository


def test_a_notebook_whose_kernel_is_missing_runs_with_the_nearest_of_its_language(
    panel: Panel,
    jupyterlab: JupyterServer,
    git_server: GitServer,
    repository: Callable[[str], Repository],
    page: Page,
) -> None:
    content = notebook("'mean: ' + str((1 + 3) / 2)", kernel="climate", display_name="Climate Lab")
    repository("climate").commit({"mean.ipynb": content})
    panel.paste(f"{git_server.url}/team/climate/-/blob/main/mean.ipynb")
    page.keyboard.press("Enter")
    dialog = LaunchDialog(page).wait()
    expect(dialog.kernel).to_have_accessible_description(
        "The notebook asks for “Climate Lab”, which is not installed. "
        "This is the nearest of the same language."
    )
    expect(dialog.kernel.get_by_role("option", selected=True)).to_have_text("Python 3 (ipykernel)")
    dialog.run.click()
    opened = OpenNotebook(page, "mean.ipynb").wait_until_opened()
    expect(opened.outputs.last).to_have_text("'mean: 2.0'")
    saved = jupyterlab.root / "mean.ipynb"
    wait_until(page, lambda: "mean: 2.0" in saved.read_text())
    assert json.loads(saved.read_text())["metadata"]["kernelspec"]["name"] == "python3"
