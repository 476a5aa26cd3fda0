"""Commits and branches from a repository's card, also where something is in their way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing.card import Card
from browsing.clones import clone
from browsing.content import notebook
from browsing.notebook import OpenNotebook, open_document
from browsing.panel import Panel
from browsing.server import JupyterServer
from playwright.sync_api import Page, expect

from tests.support.repositories import Repository, git

# In GitLab's own words.
PROTECTED = """\
#!/bin/sh
test "$1" != refs/heads/main && exit 0
echo "GitLab: You are not allowed to push code to protected branches on this project."
exit 1
"""
LARGE_BYTES = 51 * 1024 * 1024


@pytest.fixture
def protected(jupyterlab: JupyterServer, slow_line: Callable[..., str], origin: Repository) -> Path:
    """A clone of a repository on a GitLab that takes no pushes to its main branch."""
    hook = origin.path / "hooks/update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(PROTECTED)
    hook.chmod(0o755)
    return clone(f"{slow_line()}/team/{origin.name}", jupyterlab.root / "lab")


def test_what_a_protected_branch_refuses_becomes_a_merge_request(
    protected: Path, panel: Panel, origin: Repository
) -> None:
    (protected / "notes.md").write_text("mine\n")
    card = Card(panel, "lab").open()
    card.button("Commit & Push…").click()
    card.message.fill("Mine")
    card.page.keyboard.press("Control+Enter")
    expect(card.notice).to_contain_text("This branch takes no direct pushes.")
    card.button("Push to New Branch…").click()
    card.type_name("mine", "Push")
    expect(card.notice).to_contain_text("Pushed to the new branch mine, which you are on now.")
    expect(card.branch).to_have_text("mine")
    request = card.notice.get_by_role("link", name="Create Merge Request")
    expect(request).to_have_attribute("href", re.compile(r"/-/merge_requests/new\?.*=mine&"))
    assert origin.git("log", "-1", "--format=%s", "mine") == "Mine"
    assert origin.git("log", "-1", "--format=%s", "main") == "Begin"


def test_a_commit_is_amended_and_taken_back_and_made_again(
    card: Card, folder: Path, origin: Repository
) -> None:
    (folder / "notes.md").write_text("frist\n")
    card.check()
    card.button("Commit & Push…").click()
    card.message.fill("Frist")
    card.commit_only()
    expect(card.notice).to_contain_text("Committed as ")
    (folder / "notes.md").write_text("first\n")
    card.check()
    card.button("Commit & Push…").click()
    card.row.get_by_role("checkbox", name="Amend the last commit").check()
    expect(card.message).to_have_value("Frist")
    card.commit_only()
    expect(card.button("Push 1 Commit")).to_be_visible()
    card.more("Amend Last Commit…")
    expect(card.message).to_have_value("Frist")
    card.message.fill("First")
    card.commit_only()
    expect(card.message).to_have_count(0)
    assert git("log", "--format=%s", cwd=folder).splitlines() == ["First", "Begin"]

    card.button("Undo Last Commit").click()
    expect(card.notice).to_contain_text("The last commit is taken back.")
    assert git("log", "--format=%s", cwd=folder) == "Begin"
    card.button("Commit & Push…").click()
    expect(card.message).to_have_value("First")
    card.page.keyboard.press("Control+Enter")
    expect(card.notice).to_contain_text("Committed and pushed")
    assert origin.show("main", "notes.md") == b"first\n"


def test_a_branch_is_made_and_renamed_and_merged_into_and_deleted(card: Card, folder: Path) -> None:
    card.more("New Branch…")
    card.type_name("draft", "Create")
    expect(card.branch).to_have_text("draft")
    card.more("Rename draft…")
    card.type_name("topic", "Rename")
    expect(card.branch).to_have_text("topic")
    card.more("Merge a Branch into topic…")
    card.pick("Branch to merge into topic", "weather")
    expect(card.notice).to_contain_text("1 commit came. 1 file changed.")
    card.choose_branch("main")
    expect(card.branch).to_have_text("main")
    card.more("Delete a Branch…")
    card.pick("Branch to delete", "topic")
    card.answer("Delete")
    expect(card.notice).to_contain_text("topic is deleted.")
    assert git("branch", "--format=%(refname:short)", cwd=folder) == "main"


def test_a_secret_and_a_large_file_are_warned_about_and_ignored(
    card: Card, folder: Path, origin: Repository
) -> None:
    (folder / ".env").write_text("TOKEN=1\n")
    with (folder / "scans.bin").open("wb") as file:
        file.truncate(LARGE_BYTES)
    card.check()
    card.button("Commit & Push…").click()
    card.message.fill("All")
    card.page.keyboard.press("Control+Enter")
    expect(card.dialog).to_contain_text(".envis usually kept secret")
    expect(card.dialog).to_contain_text("every clone has to fetch it")
    expect(card.dialog.get_by_role("button", name="Cancel")).to_be_focused()
    card.answer("Cancel")
    card.file_menu(".env", "Add to .gitignore")
    expect(card.row.get_by_role("button", name="Show changes of .gitignore")).to_be_visible()
    card.leave_out("scans.bin")
    card.button("Commit & Push").click()
    expect(card.notice).to_contain_text("Committed and pushed")
    card.expect_changes("scans.bin")
    assert origin.show("main", ".gitignore") == b"/.env\n"


@pytest.mark.usefixtures("seldom_saved")
def test_an_unsaved_notebook_is_offered_to_be_saved_before_its_commit(
    card: Card, folder: Path, origin: Repository, page: Page
) -> None:
    (folder / "n.ipynb").write_text(notebook("a = 10", "b = 2"))
    open_document(page, "lab/n.ipynb")
    opened = OpenNotebook(page, "n.ipynb").wait_until_opened()
    opened.type("# mine\n")
    card.check()
    card.button("Commit & Push…").click()
    card.message.fill("Mine")
    page.keyboard.press("Control+Enter")
    expect(card.dialog).to_contain_text("n.ipynb has changes that are not saved.")
    card.answer("Save and Commit")
    expect(card.notice).to_contain_text("Committed and pushed")
    opened.expect_clean()
    assert b"# mine" in origin.show("main", "n.ipynb")
