"""Everyday Git from a repository's card: switch, pull, commit and push, re-clone, restore."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browsing.axe import violations
from browsing.card import Card
from browsing.content import notebook
from browsing.notebook import OpenNotebook, open_document
from browsing.waiting import wait_until
from playwright.sync_api import Locator, Page, expect

from tests.support.repositories import Repository, git
from tests.support.working_copies import WorkingCopy


def branch_of(folder: Path) -> str:
    return git("branch", "--show-current", cwd=folder)


def test_changes_stay_on_their_branch_and_come_back_with_it(card: Card, folder: Path) -> None:
    (folder / "notes.md").write_text("# My notes\n")
    card.choose_branch("wea")
    expect(card.dialog).to_contain_text("Switch to feature/weather")
    expect(card.dialog).to_contain_text("You have 1 changed file on main.")
    expect(card.dialog.get_by_role("radio", name="Leave them on main")).to_be_checked()
    assert violations(card.page, ".jp-Dialog") == []
    card.answer("Switch")
    expect(card.branch).to_have_text("feature/weather")
    assert branch_of(folder) == "feature/weather"
    assert (folder / "notes.md").read_text() == "# Notes\n"

    card.choose_branch("main")
    expect(card.notice).to_contain_text("The changes that you had left here are back.")
    card.expect_changes("notes.md")
    assert (folder / "notes.md").read_text() == "# My notes\n"


def test_a_pull_is_settled_cell_by_cell_and_the_open_notebook_follows(
    card: Card, folder: Path, origin: Repository, page: Page
) -> None:
    open_document(page, "lab/n.ipynb")
    opened = OpenNotebook(page, "n.ipynb").wait_until_opened()
    opened.expect_clean()
    (folder / "n.ipynb").write_text(notebook("a = 10", "b = 2"))
    origin.commit({"n.ipynb": notebook("a = 100", "b = 2", "c = 3")}, message="Theirs")
    card.button("Pull").click()
    expect(card.dialog).to_contain_text("Settle 1 Conflict to Finish the Pull")
    finish = card.dialog.get_by_role("button", name="Finish")
    expect(finish).to_be_disabled()
    cell = card.dialog.get_by_role("radiogroup", name="Cell 1")
    assert violations(page, ".jp-Dialog") == []
    cell.get_by_role("radio", name="Theirs").check()
    card.answer("Finish")
    expect(card.notice).to_contain_text("1 commit came. 1 file changed.")
    sources = ["".join(cell["source"]) for cell in json.loads(read(folder, "n.ipynb"))["cells"]]
    assert sources == ["a = 100", "b = 2", "c = 3"]
    expect(opened.cells).to_have_count(3)
    expect(opened.cells.first).to_contain_text("a = 100")
    opened.expect_clean()


def test_a_cancelled_pull_leaves_all_as_it_was(
    card: Card, folder: Path, origin: Repository
) -> None:
    (folder / "loader.py").write_text("x = 3\ny = 2\n")
    origin.commit({"loader.py": "x = 4\ny = 2\n"}, message="Theirs")
    before = git("rev-parse", "HEAD", cwd=folder)
    card.button("Pull").click()
    card.answer("Cancel the Pull")
    expect(card.notice).to_contain_text("Nothing was touched.")
    assert read(folder, "loader.py") == "x = 3\ny = 2\n"
    assert git("rev-parse", "HEAD", cwd=folder) == before
    card.button("Settle…").click()
    card.dialog.get_by_role("radio", name="Mine").check()
    card.answer("Finish")
    expect(card.notice).to_contain_text("Your changes in loader.py were kept.")
    assert read(folder, "loader.py") == "x = 3\ny = 2\n"


@pytest.mark.thorough
def test_what_does_not_fit_lies_beside_or_is_merged_when_asked(
    card: Card, folder: Path, origin: Repository
) -> None:
    (folder / "photo.bin").write_bytes(b"\0mine")
    origin.commit({"photo.bin": b"\0theirs"}, message="Theirs")
    card.button("Pull").click()
    card.dialog.get_by_role("radio", name="Both").check()
    card.answer("Finish")
    expect(card.notice).to_contain_text("Both are here: the other one is photo_theirs.bin.")
    assert (folder / "photo.bin").read_bytes() == b"\0mine"
    assert (folder / "photo_theirs.bin").read_bytes() == b"\0theirs"

    git("checkout", "--quiet", "--force", "main", cwd=folder)
    (folder / "photo_theirs.bin").unlink()
    (folder / "loader.py").write_text("x = 3\ny = 2\n")
    card.choose_branch("wea")
    card.answer("Switch")
    expect(card.branch).to_have_text("feature/weather")
    git("switch", "--quiet", "main", cwd=folder)
    (folder / "loader.py").write_text("x = 5\ny = 2\n")
    git("commit", "--quiet", "--all", "-m", "Elsewhere", cwd=folder)
    git("switch", "--quiet", "feature/weather", cwd=folder)
    card.choose_branch("main")
    expect(card.notice).to_contain_text("do not fit any more; they wait under Restore….")
    card.notice.get_by_role("button", name="Restore…").click()
    expect(
        card.dialog.get_by_role("checkbox", name="Only its changes, merged into what is here now")
    ).to_be_checked()
    card.dialog.get_by_role("button", name="Put Back").click()
    card.dialog.get_by_role("radio", name="Mine").check()
    card.answer("Finish")
    expect(card.notice).to_contain_text("Its changes are merged into what is here.")
    assert read(folder, "loader.py") == "x = 5\ny = 2\n"


def test_two_of_three_files_are_committed_and_pushed(
    card: Card, folder: Path, origin: Repository
) -> None:
    (folder / "loader.py").write_text("x = 2\n")
    (folder / "new.txt").write_text("new\n")
    (folder / "notes.md").write_text("not yet\n")
    card.check()
    card.button("Commit & Push…").click()
    card.leave_out("notes.md")
    expect(card.row.get_by_role("checkbox", name="Commit 2 of 3 files")).to_have_js_property(
        "indeterminate", True
    )
    (folder / "n.ipynb").write_text(notebook("a = 1", "b = 2", display_name="Python 3.11"))
    card.check()
    expect(card.files.get_by_role("listitem").filter(has_text="only its kernel")).to_have_count(1)
    expect(card.row.get_by_role("checkbox", name="Commit n.ipynb")).not_to_be_checked()
    card.message.fill("Load twice")
    assert violations(card.page, ".jp-ImportRun") == []
    card.page.keyboard.press("Control+Enter")
    expect(card.notice).to_contain_text("Committed and pushed as ")
    card.expect_changes("n.ipynb", "notes.md")
    assert origin.git("log", "-1", "--format=%s by %an", "main") == "Load twice by Ada Example"
    changed = origin.git("diff", "--name-only", "main~", "main").splitlines()
    assert changed == ["loader.py", "new.txt"]


def test_a_push_that_others_were_faster_than_is_pulled_and_pushed_again(
    card: Card, folder: Path, origin: Repository
) -> None:
    (folder / "notes.md").write_text("mine\n")
    card.check()
    card.button("Commit & Push…").click()
    origin.commit({"theirs.txt": "theirs\n"}, message="Theirs")
    card.message.fill("Mine")
    card.button("Commit & Push").click()
    expect(card.notice).to_contain_text("Your commits are safe here.")
    card.button("Pull and Push Again").click()
    expect(card.notice).to_contain_text("Pushed.")
    subjects = origin.git("log", "--format=%s", "main").splitlines()
    assert {"Mine", "Theirs"} <= set(subjects)
    assert git("status", "--porcelain", cwd=folder) == ""


def test_a_fresh_clone_says_what_it_costs_and_can_be_taken_back(
    card: Card, folder: Path, page: Page
) -> None:
    (folder / "loader.py").write_text("mine\n")
    (folder / "new.txt").write_text("new\n")
    card.more("Re-clone…")
    expect(card.dialog).to_contain_text("1changed file")
    expect(card.dialog).to_contain_text("1new file, never committed")
    expect(card.dialog.get_by_role("button", name="Cancel")).to_be_focused()
    card.answer("Re-clone")
    expect(card.notice).to_contain_text("Fetched anew.")
    assert not (folder / "new.txt").exists()

    card.more("Restore…")
    expect(card.dialog.get_by_role("option", name="Before re-clone")).to_be_visible()
    expect(card.dialog.get_by_role("checkbox", name="new.txt")).to_be_visible()
    card.dialog.get_by_role("button", name="Look at loader.py").click()
    expect(card.dialog.get_by_role("region", name="loader.py")).to_contain_text("mine")
    assert violations(page, ".jp-Dialog") == []
    card.answer("Put Back")
    expect(card.notice).to_contain_text("Put back.")
    assert read(folder, "loader.py") == "mine\n"
    assert read(folder, "new.txt") == "new\n"


@pytest.mark.thorough
def test_discarded_changes_can_be_restored(card: Card, folder: Path) -> None:
    submodule = WorkingCopy.create(folder / "lib", {"lib.py": "1\n"})
    git("add", "lib", cwd=folder)
    git("commit", "--quiet", "-m", "Lib", cwd=folder)
    wanted = submodule.head
    submodule.commit({"lib.py": "2\n"})
    (folder / "notes.md").write_text("mine\n")
    card.check()
    card.file_menu("lib", "Update to the Commit That Is Wanted")
    card.expect_changes("notes.md")
    assert submodule.head == wanted
    card.file_menu("notes.md", "Discard Changes…")
    card.answer("Discard")
    expect(card.notice).to_contain_text("The changes are gone from here")
    assert read(folder, "notes.md") == "# Notes\n"
    card.notice.get_by_role("button", name="Restore…").click()
    expect(card.dialog).to_contain_text("Keeping it takes at most 5 B of disk space.")
    card.dialog.get_by_role("checkbox", name="notes.md").check()
    card.answer("Put Back")
    expect(card.notice).to_contain_text("Put back.")
    assert read(folder, "notes.md") == "mine\n"


def test_an_earlier_version_of_a_file_comes_back(
    card: Card, folder: Path, origin: Repository
) -> None:
    origin.commit({"loader.py": "x = 5\n"}, message="Shorter")
    card.button("Pull").click()
    expect(card.notice).to_contain_text("1 file changed.")
    git("fetch", "--quiet", "--depth=1", "--update-shallow", cwd=folder)
    card.check()
    card.button("Fetch All of Its History").click()
    expect(card.notice).to_contain_text("All of its history is here.")
    expect(card.button("Fetch All of Its History")).to_have_count(0)
    card.more("History…")
    expect(card.dialog.get_by_role("option", name="Shorter")).to_be_visible()
    card.dialog.get_by_role("option", name="Begin").click()
    card.dialog.get_by_role("button", name="loader.py").click()
    card.answer("Bring This Version Back")
    expect(card.notice).to_contain_text("Put back.")
    assert read(folder, "loader.py") == "x = 1\ny = 2\n"


def test_all_goes_with_the_keyboard_alone(
    card: Card, folder: Path, origin: Repository, page: Page
) -> None:
    keyboard = page.keyboard
    card.panel.url.focus()
    tab_to(page, card.row)
    keyboard.press("ArrowLeft")
    expect(card.branch).to_have_count(0)
    keyboard.press("ArrowRight")
    expect(card.branch).to_be_visible()
    keyboard.press("Tab")
    expect(card.branch).to_be_focused()
    keyboard.press("Enter")
    picker = page.get_by_role("combobox", name="Branch to switch to")
    expect(picker).to_be_focused()
    assert violations(page, ".jp-ImportRun-picker") == []
    keyboard.press("Escape")
    expect(card.branch).to_be_focused()
    keyboard.press("Enter")
    keyboard.type("topic/äöü")
    expect(page.get_by_role("option", name="New branch “topic/äöü” from here")).to_be_visible()
    keyboard.press("Enter")
    expect(card.branch).to_have_text("topic/äöü")
    assert branch_of(folder) == "topic/äöü"

    (folder / "notes.md").write_text("mine\n")
    card.check()
    expect(card.button("Commit & Push…")).to_be_visible()
    card.branch.focus()
    for _ in range(2):
        keyboard.press("Tab")
    expect(card.button("Pull")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(card.message).to_be_focused()
    keyboard.type("By keyboard")
    keyboard.press("Control+Enter")
    expect(card.notice).to_contain_text("Committed and pushed")
    wait_until(page, lambda: page.evaluate("document.activeElement !== document.body"))
    assert origin.git("log", "-1", "--format=%s", "topic/äöü") == "By keyboard"


@pytest.mark.usefixtures("seldom_saved")
def test_an_unsaved_notebook_is_asked_about_before_files_change(
    card: Card, folder: Path, page: Page
) -> None:
    open_document(page, "lab/n.ipynb")
    opened = OpenNotebook(page, "n.ipynb").wait_until_opened()
    opened.type("# mine\n")
    card.choose_branch("feature/weather")
    expect(card.dialog).to_contain_text("Save First?")
    card.answer("Save and Go On")
    expect(card.dialog).to_contain_text("Switch to feature/weather")
    card.answer("Switch")
    expect(card.branch).to_have_text("feature/weather")
    expect(opened.cells.first).not_to_contain_text("# mine")
    opened.expect_clean()
    assert "# mine" not in read(folder, "n.ipynb")


@pytest.mark.thorough
def test_the_tab_of_a_file_that_a_branch_lacks_is_closed(
    card: Card, origin: Repository, page: Page
) -> None:
    origin.commit({"only-main.txt": "1\n"}, message="More")
    card.button("Pull").click()
    expect(card.notice).to_contain_text("1 file changed.")
    open_document(page, "lab/only-main.txt")
    tab = page.get_by_role("main").get_by_role("tab", name="only-main.txt")
    expect(tab).to_be_visible()
    card.choose_branch("feature/weather")
    expect(card.branch).to_have_text("feature/weather")
    expect(tab).to_have_count(0)
    expect(card.dialog).to_have_count(0)


def tab_to(page: Page, target: Locator) -> None:
    """Go on with the keyboard until ``target`` has the focus."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    expect(target).to_be_focused()


def read(folder: Path, file: str) -> str:
    return (folder / file).read_text()
