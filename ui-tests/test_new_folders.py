"""New folders in a repository's card, of which a person wants only some files."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing.axe import violations
from browsing.card import Card
from browsing.panel import Panel
from playwright.sync_api import expect

from tests.support.repositories import Repository, git


@pytest.fixture
def data(folder: Path) -> Path:
    """A new folder with three files, one of them in a folder of its own."""
    data = folder / "data"
    (data / "raw").mkdir(parents=True)
    for name in ("clean.csv", "draft.csv", "raw/all.csv"):
        (data / name).write_text(f"{name}\n")
    return data


def test_some_files_of_a_new_folder_are_committed_others_ignored_and_discarded(
    data: Path, card: Card, folder: Path, origin: Repository
) -> None:
    card.expect_changes("data/")
    card.button("Commit & Push…").click()
    expect(card.message).to_be_focused()
    whole = card.row.get_by_role("checkbox", name="Commit data/", exact=True)
    expect(whole).to_be_checked()
    unfold = card.files.get_by_role("button", name="Files of data/ (new)")
    expect(unfold).to_have_attribute("aria-expanded", "false")
    unfold.focus()
    card.page.keyboard.press("Enter")
    card.expect_changes("data/", "clean.csv", "draft.csv", "all.csv")
    card.leave_out("data/draft.csv")
    assert whole.evaluate("box => box.indeterminate")
    card.leave_out("data/raw/all.csv")
    assert violations(card.page, ".jp-ImportRun-card") == []
    card.message.fill("Clean data")
    card.page.keyboard.press("Control+Enter")
    expect(card.notice).to_contain_text("Committed and pushed")
    changed = origin.git("show", "--name-only", "--format=%s", "main").split()
    assert changed == ["Clean", "data", "data/clean.csv"]

    card.expect_changes("draft.csv", "raw/")
    card.files.get_by_role("button", name="Files of data/raw/ (new)").click()
    card.file_menu("data/raw/all.csv", "Add to .gitignore")
    card.expect_changes(".gitignore", "draft.csv")
    assert (folder / ".gitignore").read_text() == "/data/raw/all.csv\n"
    (data / "raw/more.csv").write_text("more\n")
    (data / "raw/other.csv").write_text("other\n")
    card.check()
    card.files.get_by_role("button", name="Files of data/raw/ (new)").click()
    card.expect_changes(".gitignore", "draft.csv", "raw/", "more.csv", "other.csv")
    card.file_menu("data/raw/other.csv", "Discard Changes…")
    card.answer("Discard")
    expect(card.notice).to_contain_text("The changes are gone from here")
    assert sorted(path.name for path in (data / "raw").iterdir()) == ["all.csv", "more.csv"]
    assert "draft.csv" in git("status", "--porcelain", cwd=folder)


def test_a_closed_row_tells_of_changes_and_a_new_file_shows_what_is_in_it(
    data: Path, folder: Path, panel: Panel
) -> None:
    expect(panel.repository(folder.name)).to_contain_text("1 changed file")
    card = Card(panel, folder.name).open()
    card.files.get_by_role("button", name="Files of data/ (new)").click()
    card.files.get_by_role("button", name="Show changes of data/raw/all.csv (new)").click()
    expect(card.page.get_by_role("tabpanel").get_by_text("raw/all.csv").first).to_be_visible()
