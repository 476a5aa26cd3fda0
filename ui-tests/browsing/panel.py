"""The panel "Import & Run" as a person sees it, by roles and words."""

from __future__ import annotations

import contextlib

from playwright.sync_api import Locator, Page, TimeoutError, expect

TITLE = "Import & Run"


def settle(page: Page) -> None:
    """Wait until JupyterLab has started and given its launcher the focus.

    It does so late, and takes the focus from whatever has it; now and then it does not.
    """
    page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
    expect(page.locator(".jp-Launcher")).to_be_visible()
    with contextlib.suppress(TimeoutError):
        page.wait_for_function("document.activeElement?.closest('.jp-Launcher')", timeout=5000)


def command(page: Page, words: str) -> None:
    """Find a command in the palette by ``words``, and run it."""
    page.keyboard.press("Control+Shift+C")
    expect(page.locator(".lm-CommandPalette-input")).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


class Panel:
    """The panel in ``page``, in JupyterLab or Notebook 7."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.region = page.get_by_role("region", name=TITLE, exact=True)
        self.url = self.region.get_by_role("combobox", name="URL of a notebook or repository")
        self.found = self.region.locator(".jp-ImportRun-found")
        self.error = self.region.get_by_role("alert")
        self.details = self.region.locator(".jp-ImportRun-fold")
        self.activity = self.region.get_by_role("list", name="Activity")
        self.jobs = self.activity.get_by_role("listitem")
        self.repositories = self.region.get_by_role("treeitem")

    def open(self) -> Panel:
        """Show it, by its tab in the sidebar, once JupyterLab has settled."""
        settle(self.page)
        self.page.get_by_role("tab", name=TITLE).click()
        expect(self.url).to_be_visible()
        return self

    def paste(self, url: str) -> None:
        """Paste ``url`` into the field, over what is in it."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", url)
        self.url.focus()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Control+V")
        expect(self.url).to_have_value(url)

    def button(self, name: str) -> Locator:
        """A button of the panel by its words."""
        return self.region.get_by_role("button", name=name, exact=True)

    def field(self, label: str) -> Locator:
        """A field of the details."""
        return self.region.get_by_label(label, exact=True)

    def choose(self, words: str) -> None:
        """Choose one of the details' radio buttons, by how its words begin."""
        self.region.get_by_role("radio", name=words).check()

    def job(self, title: str) -> Locator:
        """The row of a job in Activity."""
        return self.jobs.filter(has=self.page.get_by_text(title, exact=True))

    def repository(self, name: str) -> Locator:
        """The row of a repository."""
        return self.repositories.filter(has=self.page.get_by_text(name, exact=True))

    def set_width(self, pixels: int) -> None:
        """Drag the sidebar's edge."""
        mouse = self.page.mouse
        box = self.region.bounding_box()
        assert box is not None
        middle = box["y"] + box["height"] / 2
        mouse.move(box["x"] + box["width"] + 2, middle)
        mouse.down()
        mouse.move(box["x"] + pixels + 2, middle, steps=4)
        mouse.up()
