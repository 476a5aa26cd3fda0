"""Signing in from the panel, at a stand-in for GitLab: see tests/support/gitlab/server.js."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from browsing.accounts import Accounts, connect
from browsing.axe import violations
from browsing.card import Card
from browsing.panel import Panel, command
from browsing.server import JupyterServer
from playwright.sync_api import Page, expect

from tests.support.gitlab_server import READ_TOKEN, TOKEN, GitLabServer
from tests.support.repositories import Repository

PANEL = "#jupyter-import-run"
DIALOG = ".jp-Dialog-content"
THEMES = "@jupyterlab/apputils-extension:themes"


@pytest.fixture
def jupyterlab(connectable: JupyterServer) -> JupyterServer:
    """The one in which a person can sign in to ``gitlab``."""
    return connectable


@pytest.fixture
def accounts(panel: Panel) -> Accounts:
    return Accounts(panel)


@pytest.fixture
def private(repository: Callable[[str], Repository], gitlab: GitLabServer) -> str:
    """The URL of a repository that nobody sees without an account."""
    name = f"private-{uuid.uuid4().hex[:8]}"
    repository(name).commit({"notes.md": "# For us\n"})
    return f"{gitlab.url}/team/{name}.git"


DARK = pytest.param("JupyterLab Dark", marks=pytest.mark.thorough)


def test_a_code_connects_an_account_that_disconnecting_revokes(
    page: Page, panel: Panel, accounts: Accounts, gitlab: GitLabServer
) -> None:
    command(page, "connect an account")
    expect(accounts.host).to_be_focused()
    page.keyboard.type(gitlab.host)
    page.keyboard.press("Enter")
    expect(panel.region.get_by_role("timer")).to_contain_text(f"Waiting for {gitlab.host}")
    accounts.agree(panel.region)
    expect(accounts.rows).to_contain_text("ada")
    expect(accounts.told).to_contain_text(f"Signed in as ada on {gitlab.host}")
    assert violations(page, PANEL) == []

    accounts.more("Disconnect…")
    accounts.answer("Disconnect")
    expect(accounts.told).to_contain_text("revoked at the host")
    expect(accounts.rows).to_have_count(0)


@pytest.mark.thorough
def test_saying_no_at_the_host_connects_nobody(
    panel: Panel, accounts: Accounts, gitlab: GitLabServer
) -> None:
    accounts.begin(gitlab.host)
    accounts.agree(panel.region, "Deny")
    expect(panel.error).to_contain_text("You said no")
    panel.button("Begin Again").click()
    expect(panel.region.get_by_role("timer")).to_be_visible()
    panel.button("Cancel").click()
    expect(panel.button("Other…")).to_be_visible()
    expect(accounts.rows).to_have_count(0)


def test_a_host_sends_the_browser_back_and_the_panel_goes_on(
    page: Page, panel: Panel, accounts: Accounts, gitlab: GitLabServer
) -> None:
    accounts.begin(gitlab.host)
    panel.region.get_by_role("tab", name="In the browser").click()
    expect(panel.region).to_contain_text("This goes on by itself")
    assert violations(page, PANEL) == []
    denied = accounts.go_to_host()
    denied.get_by_role("button", name="Deny").click()
    expect(denied.get_by_role("heading")).to_have_text("Not signed in")
    denied.close()
    expect(panel.error).to_contain_text("You said no")
    panel.button("Begin Again").click()
    agreed = accounts.go_to_host()
    with agreed.expect_event("close"):
        agreed.get_by_role("button", name="Authorize").click()
    expect(accounts.told).to_contain_text(f"Signed in as ada on {gitlab.host}")
    expect(accounts.rows).to_contain_text("ada")


def test_a_token_is_refused_then_taken_and_nowhere_to_be_found(
    page: Page,
    panel: Panel,
    accounts: Accounts,
    jupyterlab: JupyterServer,
    gitlab: GitLabServer,
) -> None:
    accounts.begin(gitlab.host)
    panel.region.get_by_role("tab", name="With a token").click()
    token = accounts.secret("Token")
    expect(token).to_have_attribute("type", "password")
    token.fill("glpat-of-nobody")
    page.keyboard.press("Enter")
    expect(panel.error).to_be_visible()
    assert violations(page, PANEL) == []
    token.fill(READ_TOKEN)
    panel.button("Show Token").click()
    expect(token).to_have_attribute("type", "text")
    panel.button("Sign In").click()
    expect(accounts.told).to_contain_text("Signed in as ada")

    accounts.more("Test")
    expect(accounts.told).to_contain_text("not good enough to")
    everything = page.evaluate(
        """() => JSON.stringify([
            document.documentElement.outerHTML,
            [...document.querySelectorAll("input")].map(input => input.value),
            { ...localStorage }, { ...sessionStorage }, history.state, location.href
        ])"""
    )
    kept = json.dumps(jupyterlab.request("GET", "lab/api/workspaces"))
    answered = json.dumps(jupyterlab.request("GET", "import-run/accounts"))
    for place in (everything, kept, answered):
        assert READ_TOKEN not in place

    accounts.more("Disconnect…")
    accounts.answer("Disconnect")
    expect(accounts.told).to_contain_text("until you revoke it at the host")
    page_of_tokens = accounts.told.get_by_role("link", name="Revoke It There")
    expect(page_of_tokens).to_have_attribute("href", re.compile("personal_access_tokens"))


def test_a_secret_is_made_in_aws_and_stays_there(
    page: Page, panel: Panel, accounts: Accounts, gitlab: GitLabServer, secrets_manager: Any
) -> None:
    accounts.begin(gitlab.host)
    panel.region.get_by_role("tab", name="With a secret in AWS").click()
    panel.field("Secret").fill("team/none")
    page.keyboard.press("Enter")
    expect(panel.error).to_contain_text("AWS Secrets Manager has no such secret")
    panel.choose("Make a new secret")
    expect(panel.error).to_have_count(0)
    panel.field("Its name").fill("team/git")
    accounts.secret("Token").fill(TOKEN)
    assert violations(page, PANEL) == []
    page.keyboard.press("Enter")
    expect(accounts.told).to_contain_text("Signed in as ada")
    expect(accounts.rows).to_contain_text("api · until December 31, 2099")
    accounts.more("Details…")
    expect(page.get_by_role("dialog")).to_contain_text("secret:team/git")
    page.keyboard.press("Escape")
    accounts.more("Disconnect…")
    accounts.answer("Disconnect")
    expect(accounts.rows).to_have_count(0)
    kept = json.loads(secrets_manager.get_secret_value(SecretId="team/git")["SecretString"])
    assert kept == {"username": "ada", "password": TOKEN}


def test_a_private_repository_comes_by_itself_after_signing_in_by_code(
    page: Page, panel: Panel, accounts: Accounts, jupyterlab: JupyterServer, private: str
) -> None:
    panel.paste(private)
    panel.button("Import").click()
    sign_in = panel.jobs.get_by_role("button", name="Sign In…")
    sign_in.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("link", name="Open 127.0.0.1")).to_be_focused()
    assert violations(page, DIALOG) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(sign_in).to_be_focused()
    sign_in.click()
    accounts.agree(dialog)
    expect(dialog).to_have_count(0)
    name = private.rpartition("/")[2].removesuffix(".git")
    expect(panel.repository(name)).to_be_visible()
    assert (jupyterlab.root / name / "notes.md").exists()

    config = jupyterlab.root / name / ".git/config"
    text = config.read_text()
    card = Card(panel, name).open()
    for user in ("ada:of-last-year", f"oauth2:{TOKEN}"):
        config.write_text(text.replace("://", f"://{user}@"))
        card.check()
        expect(card.notice).to_contain_text("for every program here to read")
        card.button("Move It to Accounts").click()
        if TOKEN not in user:
            expect(dialog).to_contain_text("does not accept what is in the address")
            assert violations(page, DIALOG) == []
            page.keyboard.press("Escape")
            assert user in config.read_text()
    expect(card.notice).to_contain_text("Nothing new")
    assert config.read_text() == text


@pytest.mark.thorough
def test_the_field_says_that_a_server_asks_for_a_sign_in(
    page: Page, panel: Panel, accounts: Accounts, private: str
) -> None:
    panel.paste(private)
    panel.details.click()
    expect(panel.region).to_contain_text("You can sign in now or when the import gets there.")
    assert violations(page, PANEL) == []
    panel.button("Sign In…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="With a token").click()
    accounts.secret("Token", dialog).fill(TOKEN)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    accounts.unfold()
    expect(accounts.rows).to_contain_text("ada")


def test_a_word_finds_the_repositories_of_the_person(
    page: Page,
    panel: Panel,
    jupyterlab: JupyterServer,
    gitlab: GitLabServer,
    repository: Callable[[str], Repository],
) -> None:
    name = f"zephyr-{uuid.uuid4().hex[:8]}"
    repository(name).commit({"notes.md": "# Wind\n"})
    connect(jupyterlab, gitlab.url, TOKEN)
    panel.button("Refresh").click()
    panel.url.focus()
    page.keyboard.type(name[:9])
    options = panel.region.get_by_role("option")
    expect(options).to_have_count(1)
    expect(options).to_contain_text(f"team/{name}")
    expect(panel.url).to_have_attribute("aria-expanded", "true")
    expect(panel.error).to_have_count(0)
    assert violations(page, PANEL) == []
    page.keyboard.press("Enter")
    expect(panel.url).to_have_value(f"{gitlab.url}/team/{name}.git")
    expect(panel.found).to_contain_text(name)
    expect(options).to_have_count(0)


@pytest.mark.parametrize("theme", ["JupyterLab Light", DARK])
def test_axe_finds_nothing_in_accounts(
    page: Page, jupyterlab: JupyterServer, gitlab: GitLabServer, theme: str
) -> None:
    connect(jupyterlab, gitlab.url, TOKEN)
    with jupyterlab.setting(THEMES, {"theme": theme}):
        page.goto(jupyterlab.address)
        panel = Panel(page).open()
        accounts = Accounts(panel)
        accounts.unfold()
        expect(accounts.rows).to_contain_text("ada")
        panel.button("Other…").click()
        expect(accounts.host).to_be_focused()
        assert violations(page, PANEL) == []
        page.keyboard.type("git.example.net")
        page.keyboard.press("Enter")
        panel.region.get_by_role("tab", name="With a password").click()
        expect(accounts.secret("Password")).to_be_visible()
        assert violations(page, PANEL) == []
        accounts.more("Disconnect…")
        expect(page.get_by_role("dialog")).to_contain_text("Git in terminals")
        assert violations(page, DIALOG) == []
