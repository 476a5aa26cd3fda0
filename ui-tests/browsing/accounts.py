"""The accounts in the panel, and the page of the host where a person agrees."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from .panel import Panel
from .server import JupyterServer


def connect(jupyterlab: JupyterServer, host: str, token: str) -> None:
    """Connect an account by its token, as another window would."""
    body = {"host": host, "username": "", "secret": token}
    jupyterlab.request("POST", "import-run/accounts", body)


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
        """Begin to sign in to one of the hosts that are offered, whatever the panel shows now."""
        self.page.evaluate("window.jupyterapp.commands.execute('import-run:connect-account')")
        expect(self.host).to_be_focused()
        self.panel.button(host).click()
        expect(self.panel.region.get_by_role("timer")).to_be_visible()

    def agree(self, place: Locator, button: str = "Authorize") -> None:
        """Open the host's page from ``place``, enter the code, and press ``button`` there."""
        code = place.locator(".jp-ImportRun-codeText").inner_text()
        page = self.go_to_host(place)
        if page.get_by_role("textbox").count() > 0:
            page.get_by_role("textbox").fill(code)
        for label in ("Continue", button):
            found = page.get_by_role("button", name=label)
            if label == button or found.count() > 0:
                found.click()
        page.wait_for_load_state()
        page.close()

    def go_to_host(self, place: Locator | None = None) -> Page:
        """Open the host's page, from the panel or from ``place``."""
        link = (place or self.panel.region).get_by_role("link", name="Open 127.0.0.1")
        with self.page.context.expect_page() as opened:
            link.click()
        opened.value.wait_for_load_state()
        return opened.value

    def more(self, name: str) -> None:
        """Choose from the menu of the only account."""
        self.rows.get_by_role("button", name="More for").click()
        self.page.get_by_role("menuitem", name=name, exact=True).click()

    def secret(self, label: str, place: Locator | None = None) -> Locator:
        """The field of a token or password, in the panel or in ``place``."""
        return (place or self.panel.region).get_by_role("textbox", name=label, exact=True)

    def answer(self, name: str) -> None:
        """Press a button of the dialog that is open."""
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name=name, exact=True).click()
        expect(dialog).to_have_count(0)
