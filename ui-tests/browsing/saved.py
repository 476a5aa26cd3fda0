"""The saved repositories in the panel."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from .panel import Panel


class Saved:
    """The section *Saved repositories* of ``panel``, unfolded."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self.title = panel.region.locator(".jp-AccordionPanel-title", has_text="Saved repositories")
        self.rows = panel.region.locator(".jp-ImportRun-preset")
        if self.title.get_attribute("aria-expanded") == "false":
            self.title.click()
        expect(self.title).to_have_attribute("aria-expanded", "true")

    def row(self, name: str) -> Locator:
        """The row of one."""
        return self.rows.filter(has=self.panel.page.get_by_text(name, exact=True))

    def add(self, source: str) -> None:
        """Begin to save one more, by the ``+`` of the section."""
        self.title.get_by_role("button", name="Save a Repository…").click()
        self._choose(source)

    def more(self, name: str, verb: str) -> None:
        """Choose from the menu of one."""
        self.row(name).get_by_role("button", name="More for").click()
        self._choose(verb)

    def _choose(self, words: str) -> None:
        self.panel.page.get_by_role("menuitem", name=words, exact=True).click()
