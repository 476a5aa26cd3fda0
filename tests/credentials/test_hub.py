"""Accounts that a hub gives. A small server of the test stands in for the hub's API: one route.

``tests/hub`` asks a real one.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from jupyter_import_run.config.settings import ConfigurationError, HubAccount
from jupyter_import_run.config.traits import ImportRun
from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.command import helper_command
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.credentials.environment import include_file
from jupyter_import_run.errors import ImportRunError
from tests.support.background import BackgroundLoop

GIVEN = HubAccount(host="gitlab.example.com", kind="gitlab", username="gitlab_user.username")
MINE = Account("0123456789abcdef", "https://github.com", "github", "token", "ada", "ada")


class Hub:
    """What ``GET /hub/api/users/ada@hub`` says to the server's token."""

    def __init__(self) -> None:
        self.user: Any = {"name": "ada@hub", "auth_state": {}}
        self.status = 200
        self.asked = 0

    async def start(self) -> None:
        (socket,) = bind_sockets(0, "127.0.0.1")
        self.url = f"http://127.0.0.1:{socket.getsockname()[1]}/hub/api"
        self._server = HTTPServer(
            Application(
                [("/hub/api/users/ada%40hub", _Handler, {"hub": self})], log_function=lambda _: None
            )
        )
        self._server.add_socket(socket)

    async def stop(self) -> None:
        self._server.stop()
        await self._server.close_all_connections()


class _Handler(RequestHandler):
    def initialize(self, hub: Hub) -> None:
        self._hub = hub

    def get(self) -> None:
        self._hub.asked += 1
        if self.request.headers.get("Authorization") != "token of-the-server":
            self.set_status(403)
            return
        self.set_status(self._hub.status)
        self.finish(json.dumps(self._hub.user))


@pytest.fixture
def hub(background: BackgroundLoop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with background.serving(Hub()) as hub:
        monkeypatch.setenv("JUPYTERHUB_API_URL", hub.url)
        monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "of-the-server")
        monkeypatch.setenv("JUPYTERHUB_USER", "ada@hub")
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        yield hub


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(tmp_path, Configured(account_store="files", hub_accounts=(GIVEN,)))


def state(token: str) -> dict[str, Any]:
    return {"access_token": token, "gitlab_user": {"username": "ada"}}


def test_the_token_is_the_one_that_the_hub_has_now(hub: Hub, accounts: Accounts) -> None:
    hub.user["auth_state"] = state("one")
    (account,) = accounts.accounts()
    assert (account.origin, account.username, account.git_username) == (
        "https://gitlab.example.com",
        "ada",
        "oauth2",
    )
    assert account.read_only
    assert accounts.protected_by == "hub"
    assert accounts.secret(account.id) == Secret("one")
    hub.user["auth_state"] = state("two")
    assert accounts.secret(account.id) == Secret("two")
    assert len(accounts.for_urls(["https://gitlab.example.com/a/b"])) == 1
    assert hub.asked == 3  # once for who is there, and each time for the secret


def test_nobody_changes_it_here(hub: Hub, accounts: Accounts) -> None:
    hub.user["auth_state"] = state("one")
    (account,) = accounts.accounts()
    changes: list[Callable[[], object]] = [
        lambda: accounts.forget(account.id),
        lambda: accounts.put(account, Secret("x")),
        lambda: accounts.change(account.id, lambda account: account),
        lambda: accounts.change_secret(account.id, lambda secret: None),
    ]
    for change in changes:
        with pytest.raises(ImportRunError) as error:
            change()
        assert (error.value.code, error.value.data["reason"]) == ("forbidden", "account_read_only")


def test_the_persons_own_accounts_are_beside_it_and_come_first(
    hub: Hub, accounts: Accounts
) -> None:
    hub.user["auth_state"] = state("one")
    accounts.put(MINE, Secret("mine"))
    assert [account.read_only for account in accounts.accounts()] == [False, True]
    assert accounts.secret(MINE.id) == Secret("mine")
    accounts.change_secret(MINE.id, lambda _: Secret("two"))
    assert accounts.secret(MINE.id) == Secret("two")
    assert accounts.forget(MINE.id)


@pytest.mark.parametrize("auth_state", [None, {}, {"access_token": ""}, {"access_token": 3}, []])
def test_without_a_token_there_is_no_account(
    hub: Hub, accounts: Accounts, auth_state: object
) -> None:
    hub.user["auth_state"] = auth_state
    assert accounts.accounts() == ()
    with pytest.raises(ImportRunError):
        accounts.secret("hub-0")


def test_a_hub_that_fails_takes_no_account_away(
    hub: Hub, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jupyter_import_run.credentials.hub.FRESH", 0.0)
    hub.user["auth_state"] = state("one")
    accounts.put(MINE, Secret("mine"))
    assert len(accounts.accounts()) == 2
    for hub.status, hub.user in [(500, {}), (403, {}), (200, "not a user"), (200, ["ada"])]:
        assert [account.id for account in accounts.accounts()] == [MINE.id, "hub-0"]
        accounts.put(MINE, Secret("mine"))
        assert "https://gitlab.example.com" in (accounts.folder / "gitconfig").read_text()
        with pytest.raises(ImportRunError):
            accounts.secret("hub-0")


def test_the_helper_asks_the_hub(hub: Hub, accounts: Accounts) -> None:
    hub.user["auth_state"] = state("one")
    accounts.set_in_order()
    assert "https://gitlab.example.com" in (accounts.folder / "gitconfig").read_text()

    def helper(operation: str, more: str = "") -> bytes:
        command = helper_command(accounts.folder).removeprefix("!")
        request = f"protocol=https\nhost=gitlab.example.com\n{more}".encode()
        return subprocess.run(
            ["sh", "-c", f"{command} {operation}"], input=request, capture_output=True, check=True
        ).stdout

    assert helper("get") == b"username=oauth2\npassword=one\n"
    assert helper("erase", "username=oauth2\npassword=one\n") == b""
    hub.user["auth_state"] = state("two")
    assert helper("get") == b"username=oauth2\npassword=two\n"


def test_elsewhere_than_under_a_hub_it_gives_nothing(accounts: Accounts) -> None:
    assert accounts.accounts() == ()
    assert accounts.protected_by == "files"


@pytest.mark.parametrize(
    ("trait", "value"),
    [
        ("hub_accounts", [{"host": "https://x/y"}]),
        ("hub_accounts", [{"kind": "gitlab"}]),
        ("hub_accounts", [{"host": "x", "kind": "unheard-of"}]),
        ("hub_accounts", [{"host": "x", "secret": "y"}]),
        ("hub_accounts", [{"host": "x", "token": 3}]),
        ("account_store", "files; rm"),
        ("account_store", "Unqualified"),
        ("account_store", "a..B"),
    ],
)
def test_a_configuration_that_cannot_be_is_one_clear_line(trait: str, value: object) -> None:
    with pytest.raises(ConfigurationError, match=rf"c\.ImportRun\.{trait}"):
        ImportRun(**{trait: value}).settings()


def test_a_hub_that_is_silent_at_the_start_signs_nobody_out(hub: Hub, tmp_path: Path) -> None:
    known = Configured(account_store="files", hub_accounts=(GIVEN, HubAccount("other.example/git")))
    hub.user["auth_state"] = {"access_token": "from-the-hub"}

    def start() -> Accounts:
        accounts = Accounts(tmp_path, known)
        accounts.set_in_order()
        return accounts

    def told() -> list[str]:
        file = include_file(tmp_path)
        lines = file.read_text().splitlines() if file.exists() else []
        return [line.split('"')[1] for line in lines if line.startswith("[")]

    hub.status = 503
    assert start().accounts() == ()
    hub.status = 200
    server = Accounts(tmp_path, known)
    assert len(server.accounts()) == 2
    assert told() == ["https://other.example/git", "https://gitlab.example.com"]
    hub.status = 503
    assert start().accounts() == server.accounts()
    assert len(told()) == 2
    hub.status, hub.user["auth_state"] = 200, {}
    assert start().accounts() == ()
    assert told() == []
    assert "from-the-hub" not in (tmp_path / "accounts" / "hub.json").read_text()
