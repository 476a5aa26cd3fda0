"""Tokens that end are renewed: in time, once, and without losing what there is."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.command import helper_command
from jupyter_import_run.credentials.files import FileAccounts
from jupyter_import_run.credentials.refresh import (
    fresh_secret,
    lasting_secret,
    renew_under,
    wait_for_renewal,
)
from jupyter_import_run.credentials.refusals import reject
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.oauth.tokens import TokenAnswer
from jupyter_import_run.policy import NetworkPolicy, parse_private_host
from tests.credentials.conftest import Connect
from tests.support.background import BackgroundLoop
from tests.support.disks import small_disk
from tests.support.token_endpoint import TokenEndpoint

HOURS = 3600.0
POLICY = NetworkPolicy(private_hosts=[parse_private_host("127.0.0.1")])
ORIGIN = "https://gitlab.example.com"
ASKED = b"protocol=https\nhost=gitlab.example.com\n"

FIVE_AT_ONCE = """
import asyncio, sys
from pathlib import Path
from jupyter_import_run.credentials.files import FileAccounts
from jupyter_import_run.credentials.refresh import fresh_secret
from jupyter_import_run.policy import NetworkPolicy, parse_private_host
store = FileAccounts(Path(sys.argv[1]))
policy = NetworkPolicy(private_hosts=[parse_private_host("127.0.0.1")])
print("ready", flush=True)
sys.stdin.readline()
async def main():
    asked = [fresh_secret(store, sys.argv[2], policy=policy) for _ in range(5)]
    print(*{secret.access for secret in await asyncio.gather(*asked)})
asyncio.run(main())
"""


@pytest.fixture
def endpoint(background: BackgroundLoop) -> Iterator[TokenEndpoint]:
    with background.serving(TokenEndpoint()) as endpoint:
        yield endpoint


@pytest.fixture
def sign_in(connect: Connect, endpoint: TokenEndpoint) -> Callable[..., Account]:
    """``sign_in(expires_in)``: an account by OAuth whose token came two hours before that."""

    def sign_in(expires_in: float) -> Account:
        now = time.time()
        return connect(
            ORIGIN,
            Secret("access-0", "refresh-0", now + expires_in, now + expires_in - 2 * HOURS),
            kind="oauth",
            git_username="oauth2",
            client_id="client",
            token_url=endpoint.url,
        )

    return sign_in


async def test_a_token_that_holds_is_not_renewed(
    accounts: Accounts, sign_in: Callable[..., Account], endpoint: TokenEndpoint
) -> None:
    account = sign_in(expires_in=600)
    assert (await fresh_secret(accounts, account.id, policy=POLICY)).access == "access-0"
    assert endpoint.requests == 0


async def test_one_that_would_end_in_the_middle_of_the_work_is_renewed_before(
    accounts: Accounts, sign_in: Callable[..., Account], endpoint: TokenEndpoint
) -> None:
    account = sign_in(expires_in=600)
    fresh = await fresh_secret(accounts, account.id, policy=POLICY, wanted=1800)
    assert (fresh.access, fresh.refresh) == ("access-1", "refresh-1")
    assert accounts.secret(account.id) == fresh
    assert (await fresh_secret(accounts, account.id, policy=POLICY)).access == "access-1"
    assert endpoint.requests == 1


def test_ten_at_once_from_two_processes_are_one_request(
    accounts: Accounts, sign_in: Callable[..., Account], endpoint: TokenEndpoint
) -> None:
    account = sign_in(expires_in=-1)
    endpoint.delay = 0.3
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", FIVE_AT_ONCE, str(accounts.folder), account.id],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[0] for process in processes] == ["access-1\n"] * 2
    assert endpoint.requests == 1


def test_the_helper_renews_and_gives_the_new_one(
    accounts: Accounts, sign_in: Callable[..., Account], endpoint: TokenEndpoint
) -> None:
    account = sign_in(expires_in=-1)
    assert ask_helper(accounts) == b"username=oauth2\npassword=access-1\n"
    assert ask_helper(accounts) == b"username=oauth2\npassword=access-1\n"
    assert endpoint.requests == 1
    assert accounts.secret(account.id).refresh == "refresh-1"


@pytest.mark.parametrize("hours", [3, -3])
def test_a_clock_that_is_wrong_costs_one_request_and_no_loop(
    accounts: Accounts, sign_in: Callable[..., Account], endpoint: TokenEndpoint, hours: int
) -> None:
    account = sign_in(expires_in=1 * HOURS)

    def ask() -> Secret:
        return lasting_secret(
            accounts,
            account,
            renew_under(POLICY),
            nothing,
            clock=lambda: time.time() + hours * HOURS,
        )

    assert [ask().access for _ in range(3)] == ["access-1"] * 3
    assert endpoint.requests == 1


async def test_a_token_that_lives_for_seconds_is_not_renewed_for_every_request(
    accounts: Accounts, sign_in: Callable[..., Account], endpoint: TokenEndpoint
) -> None:
    account = sign_in(expires_in=-1)
    endpoint.life = 30
    for _ in range(3):
        assert (await fresh_secret(accounts, account.id, policy=POLICY)).access == "access-1"
    assert endpoint.requests == 1


async def test_after_a_revocation_one_must_sign_in_again_and_nobody_asks_twice(
    accounts: Accounts, sign_in: Callable[..., Account], endpoint: TokenEndpoint
) -> None:
    account = sign_in(expires_in=-1)
    endpoint.revoke()
    with pytest.raises(ImportRunError) as error:
        await fresh_secret(accounts, account.id, policy=POLICY)
    assert (error.value.code, error.value.data["reason"]) == ("auth_required", "token_refused")
    with pytest.raises(ImportRunError):
        await fresh_secret(accounts, account.id, policy=POLICY)
    assert ask_helper(accounts) == b""
    assert endpoint.requests == 1
    assert accounts.accounts() == (account,)


def test_what_another_server_renewed_meanwhile_is_taken(
    accounts: Accounts, sign_in: Callable[..., Account]
) -> None:
    account = sign_in(expires_in=-1)
    elsewhere = Secret("access-9", "refresh-9", time.time() + 2 * HOURS, time.time())

    def renew(token_url: str, client_id: str, refresh_token: str) -> object:
        accounts.change_secret(account.id, lambda _: elsewhere)
        raise ImportRunError("auth_required", "Used before.")

    assert lasting_secret(accounts, account, renew, nothing) == elsewhere  # type: ignore[arg-type]
    assert accounts.secret(account.id) == elsewhere


async def test_a_host_that_does_not_answer_costs_nobody_a_token_that_still_holds(
    accounts: Accounts, sign_in: Callable[..., Account], endpoint: TokenEndpoint
) -> None:
    account = sign_in(expires_in=600)
    endpoint.down = True
    fresh = await fresh_secret(accounts, account.id, policy=POLICY, wanted=1800)
    assert fresh.access == "access-0"
    reject(accounts, account.id, "access-0")
    with pytest.raises(ImportRunError) as error:
        await fresh_secret(accounts, account.id, policy=POLICY)
    assert error.value.code == "network"
    endpoint.down = False
    assert (await fresh_secret(accounts, account.id, policy=POLICY)).access == "access-1"


async def test_a_refused_token_is_renewed_and_a_newer_one_stays(
    accounts: Accounts, sign_in: Callable[..., Account], endpoint: TokenEndpoint
) -> None:
    account = sign_in(expires_in=1 * HOURS)
    assert reject(accounts, account.id, "access-0")
    assert (await fresh_secret(accounts, account.id, policy=POLICY)).access == "access-1"
    assert not reject(accounts, account.id, "access-0")
    assert (await fresh_secret(accounts, account.id, policy=POLICY)).access == "access-1"
    assert endpoint.requests == 1


def test_on_a_full_disk_the_host_is_not_asked_at_all(
    tmp_path: Path, sign_in: Callable[..., Account], endpoint: TokenEndpoint, accounts: Accounts
) -> None:
    account = sign_in(expires_in=-1)
    with small_disk(tmp_path / "disk", megabytes=1) as disk:
        store = FileAccounts(disk / "accounts")
        store.put(account, accounts.secret(account.id))
        with (disk / "filler").open("wb") as filler, pytest.raises(OSError, match="space"):
            filler.write(bytes(2 << 20))
        with pytest.raises(OSError, match="space"):
            lasting_secret(store, account, renew_under(POLICY), nothing)
        assert endpoint.requests == 0
        assert store.secret(account.id).refresh == "refresh-0"


class Late:
    """A host whose answer comes after ``meanwhile`` was done; what is given back to it."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self.ended: list[str] = []
        self._meanwhile = meanwhile

    def renew(self, token_url: str, client_id: str, refresh_token: str) -> TokenAnswer:
        self._meanwhile()
        return TokenAnswer("late", "late-too", 7200, ())

    def revoke(self, account: Account, secret: Secret) -> None:
        self.ended += [secret.access, str(secret.refresh)]


def test_who_disconnects_in_the_middle_of_a_renewal_is_disconnected(
    accounts: Accounts, sign_in: Callable[..., Account]
) -> None:
    account = sign_in(expires_in=-1)
    host = Late(lambda: accounts.forget(account.id))
    with pytest.raises(ImportRunError, match="no such account"):
        lasting_secret(accounts, account, host.renew, host.revoke)
    assert b"late" not in (accounts.folder / "accounts.json").read_bytes()
    assert host.ended == ["late", "late-too"]


def test_who_signs_in_anew_in_the_middle_of_a_renewal_stays_so(
    accounts: Accounts, sign_in: Callable[..., Account]
) -> None:
    account = sign_in(expires_in=-1)
    personal = replace(account, kind="token", git_username="ada", token_url=None)
    host = Late(lambda: accounts.put(personal, Secret("personal")))
    found = lasting_secret(accounts, account, host.renew, host.revoke)
    assert found == accounts.secret(account.id) == Secret("personal")
    assert accounts.accounts() == (personal,)
    assert host.ended == ["late", "late-too"]


def test_a_host_that_refused_the_old_one_meanwhile_loses_nobody_the_new_one(
    accounts: Accounts, sign_in: Callable[..., Account]
) -> None:
    account = sign_in(expires_in=-1)
    host = Late(lambda: reject(accounts, account.id, "access-0"))
    assert lasting_secret(accounts, account, host.renew, host.revoke).access == "late"
    assert accounts.secret(account.id).access == "late"
    assert host.ended == []


def test_whoever_disconnects_knows_whether_a_renewal_is_still_on_its_way(
    accounts: Accounts, sign_in: Callable[..., Account]
) -> None:
    account = sign_in(expires_in=-1)
    seen: list[bool] = []

    def disconnect() -> None:
        accounts.forget(account.id)
        seen.append(wait_for_renewal(accounts, account.id, 0.1))

    host = Late(disconnect)
    with pytest.raises(ImportRunError):
        lasting_secret(accounts, account, host.renew, host.revoke)
    assert wait_for_renewal(accounts, account.id, 0.1)
    assert seen == [False]
    assert list(accounts.folder.glob("renew-*")) == []


def nothing(account: Account, secret: Secret) -> None:
    """Nobody is told."""


def ask_helper(accounts: Accounts) -> bytes:
    command = helper_command(accounts.folder).removeprefix("!")
    return subprocess.run(
        ["sh", "-c", f"{command} get"], input=ASKED, capture_output=True, check=True, timeout=60
    ).stdout
