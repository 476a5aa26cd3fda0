"""The dialog that asks before a notebook runs."""

from __future__ import annotations

from playwright.sync_api import Page, expect


class LaunchDialog:
    """The dialog "Run NAME.ipynb" in ``page``."""

    def __init__(self, page: Page) -> None:
        self.dialog = page.get_by_role("dialog").filter(has=page.locator(".jp-ImportRun-launch"))
        self.kernel = self.dialog.get_by_label("Kernel")
        self.run = self.dialog.get_by_role("button", name="Run All Cells")
        self.open_only = self.dialog.get_by_role("button", name="Open Without Running")

    def wait(self) -> LaunchDialog:
        """Wait until it is there and Enter would run the notebook."""
        expect(self.run).to_be_focused()
        return self
