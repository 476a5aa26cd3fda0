"""The accounts in the panel, and the page of the host where a person agrees."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from .panel import Panel


class Accounts:
    """The section *Accounts* of ``panel``."""

    def __init__(self, panel: Panel) -> None:
        self.page = panel.page
        self.panel = panel
        self.title = panel.region.locator(".jp-AccordionPanel-title", has_text="Accounts")
        self.rows = panel.region.get_by_role("list", name="Accounts").get_by_role("listitem")
        self.host = panel.field("Which host?")
        self.told = panel.region.locator(".jp-ImportRun-told")

    def unfold(self) -> None:
        """Show it, where it is folded."""
        if self.title.get_attribute("aria-expanded") == "false":
            self.title.click()
        expect(self.title).to_have_attribute("aria-expanded", "true")

    def begin(self, host: str) -> None:
        """Begin to sign in to one of the hosts that the first run's button leads to."""
        self.panel.button("Connect an Account…").click()
        self.panel.button(host).click()
        expect(self.panel.region.get_by_role("timer")).to_be_visible()

    def agree(self, place: Locator, button: str = "Authorize") -> None:
        """Open the host's page from ``place``, enter the code, and press ``button`` there."""
        code = place.locator(".jp-ImportRun-codeText").inner_text()
        with self.page.context.expect_page() as opened:
            place.get_by_role("link", name="Open 127.0.0.1").click()
        page = opened.value
        if page.get_by_role("textbox").count() > 0:
            page.get_by_role("textbox").fill(code)
        for label in ("Continue", button):
            found = page.get_by_role("button", name=label)
            if label == button or found.count() > 0:
                found.click()
        page.wait_for_load_state()
        page.close()

    def more(self, name: str) -> None:
        """Choose from the menu of the only account."""
        self.rows.get_by_role("button", name="More for").click()
        self.page.get_by_role("menuitem", name=name, exact=True).click()

    def answer(self, name: str) -> None:
        """Press a button of the dialog that is open."""
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name=name, exact=True).click()
        expect(dialog).to_have_count(0)
