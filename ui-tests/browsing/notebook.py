"""An open notebook, and whether JupyterLab has anything to save."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

from playwright.sync_api import Page, expect

from .waiting import wait_until


class OpenNotebook:
    """The notebook ``name`` in the main area of ``page``."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.tab = page.get_by_role("main").get_by_role("tab", name=name)
        self.panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        self.cells = self.panel.locator(".jp-CodeCell")
        self.outputs = self.panel.locator(".jp-OutputArea-output")

    def wait_until_opened(self) -> OpenNotebook:
        """Wait until its cells are there and its kernel is idle."""
        expect(self.cells.first).to_be_visible()
        expect(self.panel.locator(".jp-Notebook-ExecutionIndicator")).to_have_attribute(
            "data-status", "idle"
        )
        return self

    def expect_clean(self) -> None:
        """There is nothing to save."""
        expect(self.tab).not_to_have_class(re.compile("jp-mod-dirty"))


def wait_for_autosave(page: Page, root: Path) -> None:
    """Change a file of one's own and wait until JupyterLab has saved it.

    Whatever else there was to save before is saved by then too.
    """
    file = root / f"{uuid.uuid4().hex}.txt"
    file.write_text("")
    page.evaluate(
        "path => { window.jupyterapp.commands.execute('docmanager:open', { path }) }", file.name
    )
    page.locator(".jp-FileEditor:not(.lm-mod-hidden) .cm-content").click()
    page.keyboard.insert_text("saved")
    wait_until(page, lambda: file.read_text() == "saved")
