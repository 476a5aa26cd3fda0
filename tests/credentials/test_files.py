"""Accounts in a file."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from jupyter_import_run.credentials.account import Account, Secret, new_id
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.files import FileAccounts
from jupyter_import_run.errors import ImportRunError
from tests.credentials.conftest import Connect
from tests.support.disks import small_disk

ADA = Account(
    id="0123456789abcdef",
    origin="https://gitlab.example.com",
    provider="gitlab",
    kind="oauth",
    username="ada",
    git_username="oauth2",
    scopes=("read_repository", "write_repository"),
    created=1.0,
)
SECRET = Secret(access="access-1", refresh="refresh-1", expires=2.0, obtained=1.0)

WRITER = """
import sys
from pathlib import Path
from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.credentials.files import FileAccounts
store = FileAccounts(Path(sys.argv[1]))
for number in range(20):
    store.put(
        Account(f"{sys.argv[2]}{number}", "https://h", "generic", "token", "a", "a"), Secret("s")
    )
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "accounts"


@pytest.fixture
def store(folder: Path) -> FileAccounts:
    return FileAccounts(folder)


def test_what_was_put_is_there_for_another_server_too(store: FileAccounts, folder: Path) -> None:
    store.put(ADA, SECRET)
    other = FileAccounts(folder)
    assert other.accounts() == (ADA,)
    assert other.secret(ADA.id) == SECRET


def test_only_the_owner_can_read_any_of_it(store: FileAccounts, folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    store.put(ADA, SECRET)
    assert folder.stat().st_mode & 0o077 == 0
    assert [file.name for file in folder.iterdir() if file.stat().st_mode & 0o077] == []


def test_what_is_not_there_is_said_to_be_not_there(store: FileAccounts) -> None:
    assert store.accounts() == ()
    assert store.forget(ADA.id) is False
    for ask in (
        lambda: store.secret(ADA.id),
        lambda: store.change_secret(ADA.id, lambda secret: secret),
    ):
        with pytest.raises(ImportRunError) as error:
            ask()
        assert error.value.code == "not_found"


def test_accounts_come_oldest_first_and_keep_their_place(store: FileAccounts) -> None:
    younger = replace(ADA, id=new_id(), created=2.0)
    store.put(younger, SECRET)
    store.put(ADA, SECRET)
    store.put(replace(ADA, email="ada@example.org"), SECRET)
    assert [account.id for account in store.accounts()] == [ADA.id, younger.id]
    assert store.accounts()[0].email == "ada@example.org"


def test_a_secret_that_goes_leaves_its_account(store: FileAccounts, folder: Path) -> None:
    store.put(ADA, SECRET)
    assert store.change_secret(ADA.id, lambda secret: None) is None
    assert store.accounts() == (ADA,)
    assert b"refresh-1" not in (folder / "accounts.json").read_bytes()
    with pytest.raises(ImportRunError, match=r"ada on gitlab\.example\.com"):
        store.secret(ADA.id)


def test_what_is_forgotten_is_not_on_the_disk_any_more(store: FileAccounts, folder: Path) -> None:
    store.put(ADA, SECRET)
    other = replace(ADA, id=new_id(), username="bob")
    store.put(other, Secret("of-bob"))
    assert store.forget(ADA.id)
    assert store.accounts() == (other,)
    left = b"".join(file.read_bytes() for file in folder.iterdir())
    assert b"access-1" not in left
    assert b"of-bob" in left


def test_a_full_disk_leaves_the_old_accounts_whole(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", megabytes=1) as disk:
        store = FileAccounts(disk / "accounts")
        store.put(ADA, SECRET)
        before = (disk / "accounts" / "accounts.json").read_bytes()
        with (disk / "filler").open("wb") as filler, pytest.raises(OSError, match="space"):
            filler.write(bytes(2 << 20))
        with pytest.raises(OSError, match="space"):
            store.put(replace(ADA, id=new_id()), Secret("x" * 100_000))
        assert (disk / "accounts" / "accounts.json").read_bytes() == before
        assert store.secret(ADA.id) == SECRET


def test_a_corrupt_file_is_set_aside_and_one_can_sign_in_again(
    store: FileAccounts, folder: Path
) -> None:
    folder.mkdir(parents=True)
    (folder / "accounts.json").write_text('{"version": 1, "data": {"accounts": {"a": 3}}}')
    assert store.accounts() == ()
    store.put(ADA, SECRET)
    assert store.secret(ADA.id) == SECRET
    assert (folder / "accounts.json.corrupt").exists()


def test_tokens_that_were_set_aside_go_with_the_last_account(
    accounts: Accounts, connect: Connect, data_folder: Path
) -> None:
    accounts.folder.mkdir(parents=True)
    (accounts.folder / "accounts.json").write_text('{"version": 1, "data": {"secrets": "token"}}')
    ada, eve = (connect("https://a.example", "x", username=name) for name in ("ada", "eve"))
    aside = accounts.set_aside()
    assert aside is not None
    assert "token" in aside.read_text()
    accounts.forget(ada.id)
    assert accounts.set_aside() == aside
    accounts.forget(eve.id)
    assert accounts.set_aside() is None
    assert not aside.exists()


def test_what_a_killed_writer_has_left_goes_at_the_next_start_or_write(
    accounts: Accounts, connect: Connect
) -> None:
    killed = """
import os, sys
from pathlib import Path
from jupyter_import_run.credentials.files import FileAccounts
from jupyter_import_run.credentials.account import Secret
os.replace = lambda *_: os._exit(9)
FileAccounts(Path(sys.argv[1])).change_secret(sys.argv[2], lambda _: Secret("newest"))
"""
    account = connect("https://a.example", "old")

    def leave_some() -> list[Path]:
        command = [sys.executable, "-c", killed, str(accounts.folder), account.id]
        assert subprocess.run(command, check=False, timeout=60).returncode == 9
        return [each for each in accounts.folder.iterdir() if b"newest" in each.read_bytes()]

    (left,) = leave_some()
    accounts.set_in_order()
    assert not left.exists()
    (left,) = leave_some()
    accounts.forget(account.id)
    assert not left.exists()


def test_several_processes_lose_no_account(store: FileAccounts, folder: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name]) for name in "abc"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert len(store.accounts()) == 3 * 20


def test_a_secret_never_shows_itself() -> None:
    assert "access-1" not in repr(SECRET)
    assert "refresh-1" not in f"{SECRET}"
