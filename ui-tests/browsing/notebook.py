"""An open notebook, and whether JupyterLab has anything to save."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

from playwright.sync_api import Page, expect

from .waiting import wait_until

# JupyterLab writes what a kernel says of itself in continuations of these promises.
_KERNEL_KNOWN = """
async () => {
    const { sessionContext } = window.jupyterapp.shell.currentWidget;
    await sessionContext.ready;
    const { kernel } = sessionContext.session;
    await Promise.all([kernel.info, kernel.spec]);
    await new Promise(resolve => setTimeout(resolve, 100));
}
"""


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

    def type(self, text: str) -> None:
        """Write at the beginning of its first cell, once its kernel has answered."""
        self.page.evaluate(_KERNEL_KNOWN)
        self.cells.first.locator(".cm-content").click()
        self.page.keyboard.type(text)

    def expect_clean(self) -> None:
        """There is nothing to save."""
        expect(self.tab).not_to_have_class(re.compile("jp-mod-dirty"))


def open_document(page: Page, path: str) -> None:
    """Open a file as its factory says."""
    page.evaluate(
        "path => void window.jupyterapp.commands.execute('docmanager:open', { path })", path
    )


def wait_for_autosave(page: Page, root: Path) -> None:
    """Change a file of one's own and wait until JupyterLab has saved it.

    Whatever else there was to save before is saved by then too.
    """
    file = root / f"{uuid.uuid4().hex}.txt"
    file.write_text("")
    open_document(page, file.name)
    page.locator(".jp-FileEditor:not(.lm-mod-hidden) .cm-content").click()
    page.keyboard.insert_text("saved")
    wait_until(page, lambda: file.read_text() == "saved")
