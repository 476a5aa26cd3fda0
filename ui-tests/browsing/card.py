"""The card of a repository in the panel, and the dialogs that it opens."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from .panel import Panel


class Card:
    """The open card of the repository ``name``."""

    def __init__(self, panel: Panel, name: str) -> None:
        self.panel = panel
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
        self.pick("Branch to switch to", query)

    def pick(self, title: str, query: str) -> None:
        """Type into the list of branches that is open, and take what is found first."""
        expect(self.page.get_by_role("combobox", name=title)).to_be_focused()
        self.page.keyboard.type(query)
        expect(self.page.get_by_role("option", name=query).first).to_be_visible()
        self.page.keyboard.press("Enter")

    def more(self, name: str) -> None:
        """Choose from the menu behind *More*."""
        self.button("More").click()
        self.page.get_by_role("menuitem", name=name).click()

    def file_menu(self, file: str, name: str) -> None:
        """Choose from the menu of a changed file, which the keyboard opens too."""
        self.row.get_by_role("button", name=f"Show changes of {file}").press("Shift+F10")
        self.page.get_by_role("menuitem", name=name).click()

    def commit_only(self) -> None:
        """Commit without pushing."""
        self.button("More Ways to Commit").click()
        self.page.get_by_role("menuitem", name="Commit Only").click()

    def type_name(self, name: str, button: str) -> None:
        """Answer a dialog that asks for the name of a branch."""
        self.dialog.get_by_role("textbox").fill(name)
        self.answer(button)

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
