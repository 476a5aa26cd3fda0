"""No right to push, at a stand-in for GitLab: see tests/support/gitlab/server.js."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browsing.accounts import connect
from browsing.axe import violations
from browsing.card import Card
from browsing.server import JupyterServer
from playwright.sync_api import Page, expect

from jupyter_import_run.demo.git_server import GitServer
from tests.support.gitlab_server import TOKEN, GitLabServer
from tests.support.read_only import refuse_pushes
from tests.support.repositories import Repository, git

DIALOG = ".jp-Dialog-content"


@pytest.fixture
def jupyterlab(connectable: JupyterServer, gitlab: GitLabServer) -> JupyterServer:
    """The one in which the person is signed in to ``gitlab``."""
    connect(connectable, gitlab.url, TOKEN)
    return connectable


@pytest.fixture
def theirs(origin: Repository) -> Repository:
    """A repository of others, who let nobody push."""
    refuse_pushes(origin)
    return origin


@pytest.fixture
def folder(
    jupyterlab: JupyterServer, gitlab: GitLabServer, git_server: GitServer, theirs: Repository
) -> Path:
    """A clone of it in which git knows nobody."""
    folder = jupyterlab.root / "lab"
    git("clone", "--quiet", f"{git_server.url}/team/{theirs.name}", folder)
    git("remote", "set-url", "origin", f"{gitlab.url}/team/{theirs.name}", cwd=folder)
    return folder


def test_what_may_not_be_pushed_goes_to_a_fork_by_the_name_of_the_account(
    page: Page,
    card: Card,
    folder: Path,
    theirs: Repository,
    gitlab: GitLabServer,
    git_server: GitServer,
) -> None:
    (folder / "loader.py").write_text("x = 2\n")
    card.check()
    card.button("Commit & Push…").click()
    card.message.fill("Count from two")
    expect(card.row).to_contain_text("As Ada of the tests <1-ada@users.noreply.example.org>")
    expect(card.row).to_contain_text("From your account ada")
    card.button("Commit & Push").click()
    expect(card.notice).to_contain_text("may not push to this repository")
    card.button("Fork It…").click()
    project = theirs.name.removesuffix(".git")
    expect(card.dialog).to_contain_text(f"ada/{project}")
    assert violations(page, DIALOG) == []
    page.keyboard.press("Escape")
    expect(card.dialog).to_have_count(0)
    expect(card.button("Fork It…")).to_be_focused()
    page.keyboard.press("Enter")
    card.answer("Fork and Push")
    request = card.notice.get_by_role("link", name="Create Merge Request")
    page_of_fork = f"{gitlab.url}/ada/{project}/-/merge_requests/new"
    expect(request).to_have_attribute("href", re.compile(re.escape(page_of_fork)))
    expect(card.button("Undo Last Commit")).to_have_count(0)
    expect(card.row).to_contain_text("Follows upstream/main")
    fork = Repository(git_server.root / "ada" / theirs.name)
    assert fork.git("log", "-1", "--format=%s %an", "main") == "Count from two Ada of the tests"

    theirs.commit({"news": "1\n"})
    card.check()
    card.button("Pull 1").click()
    expect(card.notice).to_contain_text("1 commit came")
    assert (folder / "news").read_text() == "1\n"
    assert git("config", "user.name", cwd=folder) == "Ada of the tests"
