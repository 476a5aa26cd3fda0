"""How many git processes a panel costs that is open while nobody does anything.

A real JupyterLab with a real browser: the card of a repository is open, and a ``git`` before the
real one on the server's path writes down what is started. With ``--rival PYTHON``, a Python that
has JupyterLab and jupyterlab-git, its panel is looked at too.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page, expect
from support.browser import Card, Panel, empty_page, settle
from support.home import environment, temporary_home
from support.jupyter import jupyter_server
from support.jupyterlab_git import EXTENSION
from support.tables import verdict
from support.working_tree import working_tree

from tests.support.counted_git import CountedGit

SECONDS, GOAL = 30, 2
_SETTLES = 15
"""Seconds after the panel has opened, in which it may ask for what it shows."""

_REPOSITORY = "repository"


def open_ours(page: Page) -> None:
    """Show the card of the repository."""
    Card(Panel(page).open(), _REPOSITORY).open()


def open_rival(page: Page) -> None:
    """Go to the repository in the file browser, which the panel follows, and show the panel."""
    settle(page)
    page.locator(".jp-DirListing-item", has_text=_REPOSITORY).dblclick()
    page.get_by_role("tab", name="Git", exact=True).click()
    expect(page.locator(".jp-git-panel, #jp-git-sessions").first).to_be_visible()


def started(home: Path, python: Path | None) -> list[str]:
    """What git was asked for in the idle seconds; of ours where ``python`` is None."""
    home.mkdir()
    counted = CountedGit(home / "counted-git")
    root = home / "root"
    root.mkdir()
    working_tree(root / _REPOSITORY, 100, environment(home))
    with (
        jupyter_server(
            home,
            module="jupyterlab",
            root=root,
            variables={"PATH": counted.path},
            python=python or sys.executable,
            extension=EXTENSION if python else "jupyter_import_run",
        ) as jupyter,
        empty_page() as page,
    ):
        page.goto(f"http://127.0.0.1:{jupyter.port}/lab?token={jupyter.token}")
        (open_ours if python is None else open_rival)(page)
        time.sleep(_SETTLES)
        if not counted.started():
            raise RuntimeError("the panel has asked for nothing, so nothing is counted")
        time.sleep(SECONDS)
        return counted.started()


def show(name: str, commands: list[str]) -> None:
    """How many, and of which kinds."""
    print(f"{name}: {len(commands)} git processes in {SECONDS} idle seconds")
    kinds = Counter(next((w for w in c.split() if not w.startswith("-")), "") for c in commands)
    for kind, number in kinds.most_common():
        print(f"    {number:4} {kind}")


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rival", type=Path, help="a Python that has jupyterlab-git")
    rival = parser.parse_args().rival
    with temporary_home() as home:
        ours = started(home / "ours", None)
        show("Import & Run", ours)
        if rival is not None:
            show("jupyterlab-git", started(home / "rival", rival))
    print(f"\n{verdict(len(ours), GOAL)}")


if __name__ == "__main__":
    main()
