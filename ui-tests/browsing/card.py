"""The card of a repository in the panel, and the dialogs that it opens."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from .panel import Panel


class Card:
    """The open card of the repository ``name``."""

    def __init__(self, panel: Panel, name: str) -> None:
        self.page = panel.page
        self.row = panel.repository(name)
        self.branch = self.row.get_by_role("button", name="Branch: ")
        self.notice = self.row.locator(".jp-ImportRun-outcome")
        self.files = self.row.get_by_role("list", name="Changed files")
        self.message = self.row.get_by_role("textbox", name="Message")
        self.dialog = self.page.get_by_role("dialog")

    def open(self) -> Card:
        """Unfold it, and wait until it knows how the repository is."""
        self.row.locator(".jp-ImportRun-repoHead").click()
        expect(self.branch).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        """A button of the card by its words."""
        return self.row.get_by_role("button", name=name, exact=True)

    def check(self) -> None:
        """Ask the server what is new."""
        self.button("Check for Changes on the Server").click()

    def choose_branch(self, query: str) -> None:
        """Open the list of branches, type, and take what is found first."""
        self.branch.click()
        picker = self.page.get_by_role("combobox", name="Branch to switch to")
        expect(picker).to_be_focused()
        self.page.keyboard.type(query)
        expect(self.page.get_by_role("option", name=query).first).to_be_visible()
        self.page.keyboard.press("Enter")

    def more(self, name: str) -> None:
        """Choose from the menu behind *More*."""
        self.button("More").click()
        self.page.get_by_role("menuitem", name=name).click()

    def answer(self, name: str) -> None:
        """Press a button of the dialog that is open."""
        self.dialog.get_by_role("button", name=name, exact=True).click()
        expect(self.dialog).to_have_count(0)

    def leave_out(self, file: str) -> None:
        """Keep a file out of the commit."""
        self.row.get_by_role("checkbox", name=f"Commit {file}", exact=True).uncheck()

    def expect_changes(self, *files: str) -> None:
        """These, and no others, are listed as changed."""
        rows = self.files.get_by_role("listitem")
        expect(rows).to_have_count(len(files))
        for row, file in zip(rows.all(), files, strict=True):
            expect(row).to_contain_text(file)
