"""A badge or link, made from wherever a person sees what it is for."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from browsing.axe import violations
from browsing.card import Card
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.sources import parse
from tests.support.repositories import Repository, git

CREATE = "Create Badge or Link…"
DIALOG = ".jp-Dialog-content"


def copied(page: Page) -> str:
    """What is in the clipboard."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_the_card_of_a_repository_makes_a_badge_that_opens_what_was_chosen(
    folder: Path, card: Card, page: Page, origin: Repository, git_server: GitServer
) -> None:
    (folder / "loader.py").write_text("x = 3\n")
    git("commit", "--quiet", "--all", "-m", "Mine", cwd=folder)
    card.more(CREATE)
    dialog, keyboard = card.dialog, page.keyboard
    options = dialog.get_by_role("listbox").get_by_role("option")
    expect(dialog).to_contain_text("1 commit on main is not pushed yet.")
    assert violations(page, DIALOG) == []

    keyboard.press("Tab")  # from what it is for to the version
    keyboard.press("Tab")
    expect(dialog.get_by_role("combobox", name="Branch")).to_be_focused()
    keyboard.type("wea")
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.type("n.")
    expect(options).to_have_text(["n.ipynb"])
    keyboard.press("Escape")
    expect(options).to_have_count(0)
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.press("End")
    expect(dialog.get_by_label("Address")).to_be_visible()
    keyboard.press("Tab")
    keyboard.type("hub.example.org")
    expect(dialog.get_by_role("alert")).to_contain_text("No link can go to this address.")
    keyboard.press("Control+A")
    keyboard.type("https://127.0.0.1/hub")
    keyboard.press("Tab")
    keyboard.press("Space")
    expect(dialog.get_by_role("checkbox")).to_be_checked()
    # By its name: JupyterLab 4.2 calls every icon an image.
    expect(dialog.get_by_role("img", name="Open n.ipynb in Jupyter", exact=True)).to_be_visible()
    expect(dialog.get_by_role("tabpanel")).to_contain_text("run=1")
    expect(dialog).not_to_contain_text("not pushed")
    assert violations(page, DIALOG) == []
    keyboard.press("Enter")
    expect(dialog.get_by_text("Copied", exact=True)).to_be_visible()

    badge = copied(page)
    assert badge.startswith("[![Open n\\.ipynb in Jupyter](import-run.svg)](https://127.0.0.1/hub/")
    source = parse(badge)
    assert source.repository_url == f"{git_server.url}/team/{origin.name}"
    assert (source.ref, source.open) == ("feature/weather", "n.ipynb")

    dialog.get_by_role("button", name="Save Picture").click()
    expect(dialog).to_contain_text("Saved as lab/import-run.svg. Commit it with the badge.")
    assert (folder / "import-run.svg").read_text().startswith("<svg ")
    dialog.get_by_role("button", name="Save Picture").click()
    expect(dialog).to_contain_text("lab/import-run.svg is there already.")
    dialog.get_by_role("tab", name="Markdown").press("ArrowLeft")
    dialog.get_by_role("button", name="Copy Link").click()
    expect(dialog.get_by_text("Copied", exact=True)).to_be_visible()
    link = urlsplit(copied(page))
    assert link.path == "/hub/user-redirect/lab"
    assert parse_qs(link.query)["run"] == ["1"]
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def test_what_readers_could_not_import_says_why_and_what_to_do(
    folder: Path, card: Card, page: Page
) -> None:
    (folder / "new.ipynb").write_text("{}")
    page.get_by_role("tab", name="File Browser").click()
    browser = page.get_by_role("region", name="File Browser Section")
    browser.get_by_text("lab", exact=True).dblclick()
    browser.get_by_text("new.ipynb", exact=True).click(button="right")
    page.get_by_role("menuitem", name=CREATE).click()
    dialog = card.dialog
    copy = dialog.get_by_role("button", name="Copy Markdown")
    expect(dialog.get_by_role("alert")).to_contain_text("new.ipynb” is not in what was pushed")
    expect(copy).to_be_disabled()
    assert violations(page, DIALOG) == []
    dialog.get_by_role("combobox", name="Opens").fill("")
    page.keyboard.press("Escape")
    expect(copy).to_be_enabled()
    dialog.get_by_role("button", name="Close").click()

    git("remote", "remove", "origin", cwd=folder)
    browser.get_by_text("n.ipynb", exact=True).click(button="right")
    page.get_by_role("menuitem", name=CREATE).click()
    expect(dialog.get_by_role("alert")).to_contain_text("Nobody else can import what is only here.")
    expect(copy).to_be_disabled()
    dialog.get_by_label("Imports").select_option("A URL")
    dialog.get_by_label("URL", exact=True).fill("https://github.com/o/r/blob/main/a/n.ipynb")
    expect(dialog.get_by_role("tabpanel")).to_contain_text("Open n\\.ipynb in Jupyter")
    expect(copy).to_be_enabled()
    dialog.get_by_role("button", name="Close").click()
