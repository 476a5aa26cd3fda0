"""The verbs of a repository as commands: from the palette, with or without an open card."""

from __future__ import annotations

import re
from pathlib import Path

from browsing.card import Card
from browsing.notebook import open_document
from browsing.panel import Panel, settle
from browsing.server import JupyterServer
from playwright.sync_api import Locator, Page, expect

from tests.support.repositories import Repository


def in_palette(page: Page, label: str) -> Locator:
    """The command in the palette, which is opened for it."""
    page.keyboard.press("Control+Shift+C")
    expect(page.locator(".lm-CommandPalette-input")).to_be_focused()
    page.keyboard.type(f"import run {label}")
    return page.locator(".lm-CommandPalette-item").filter(has_text=label).first


def test_commands_act_where_the_person_is_and_only_where_that_makes_sense(
    folder: Path, jupyterlab: JupyterServer, origin: Repository, page: Page
) -> None:
    page.goto(jupyterlab.address)
    settle(page)
    open_document(page, "lab/notes.md")
    origin.commit({"new.txt": "new\n"}, message="Theirs")
    in_palette(page, "Pull").click()
    card = Card(Panel(page), folder.name)
    expect(card.notice).to_contain_text("1 commit came.")
    assert (folder / "new.txt").exists()

    expect(in_palette(page, "Push")).to_have_class(re.compile("lm-mod-disabled"))
    page.keyboard.press("Escape")
    (folder / "notes.md").write_text("mine\n")
    card.check()
    card.expect_changes("notes.md")
    in_palette(page, "Commit…").click()
    expect(card.message).to_be_focused()
    page.keyboard.press("Escape")

    in_palette(page, "Switch Branch…").click()
    card.pick("Branch to switch to", "wea")
    card.answer("Switch")
    expect(card.branch).to_have_text("feature/weather")
    in_palette(page, "Restore…").click()
    expect(card.dialog).to_contain_text("Left on its branch")
    card.answer("Close")
