"""The history of a file, from wherever a person sees the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing.axe import violations
from browsing.card import Card
from browsing.notebook import open_document
from playwright.sync_api import Locator, Page, expect

from tests.support.repositories import git

HISTORY = "Show History of This File…"


@pytest.fixture
def versions(folder: Path) -> Path:
    """A text with two versions; the folder has no changes."""
    (folder / "notes.md").write_text("# Other notes\n")
    git("commit", "--quiet", "--all", "-m", "Rewrite the notes", cwd=folder)
    return folder / "notes.md"


def assert_both_are_told(dialog: Locator) -> None:
    expect(dialog).to_contain_text("History of notes.md")
    expect(dialog.get_by_role("option")).to_have_count(2)


def test_an_old_version_of_a_file_comes_back_from_the_file_browser(
    versions: Path, card: Card, page: Page
) -> None:
    page.get_by_role("tab", name="File Browser").click()
    browser = page.get_by_role("region", name="File Browser Section")
    browser.get_by_text("lab", exact=True).dblclick()
    browser.get_by_text("notes.md", exact=True).click(button="right")
    page.get_by_role("menuitem", name=HISTORY).click()
    assert_both_are_told(card.dialog)
    assert violations(page, ".jp-Dialog") == []
    card.dialog.get_by_role("listbox").press("ArrowDown")
    expect(card.dialog.get_by_role("heading", name="Begin")).to_be_visible()
    card.dialog.get_by_role("button", name="Bring This Version Back").click()
    expect(card.dialog).to_have_count(0)
    expect(page.get_by_text("lab: Put back. What was here before is kept")).to_be_visible()
    assert versions.read_text() == "# Notes\n"


@pytest.mark.thorough
def test_an_open_document_has_it_on_its_tab_and_in_the_palette(
    versions: Path, card: Card, page: Page
) -> None:
    open_document(page, "lab/notes.md")
    page.get_by_role("tab", name="notes.md").click(button="right")
    page.get_by_role("menuitem", name=HISTORY).click()
    assert_both_are_told(card.dialog)
    card.answer("Close")
    page.evaluate("window.jupyterapp.commands.execute('import-run:file-history')")
    assert_both_are_told(card.dialog)
    card.answer("Close")


@pytest.mark.thorough
def test_a_commit_leads_to_the_history_of_each_of_its_files(versions: Path, card: Card) -> None:
    card.more("History…")
    card.dialog.get_by_role("button", name="notes.md").click()
    card.dialog.get_by_role("button", name="History of This File", exact=True).click()
    assert_both_are_told(card.dialog)
    card.answer("Close")
