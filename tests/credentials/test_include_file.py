"""What git is told for terminals: by the file, as git itself reads it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jupyter_import_run.credentials.account import Account, Secret, id_of
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.credentials.environment import include_file
from tests.credentials.conftest import Connect

ORIGIN = "https://gitlab.example.com"

Git = Callable[..., "subprocess.CompletedProcess[str]"]


def fill(git: Git, url: str) -> str:
    """The secret that git would use for ``url``; empty where it would have to ask."""
    done = git("credential", "fill", stdin=f"url={url}\n\n")
    if done.returncode:
        assert "could not read Username" in done.stderr, done.stderr
        return ""
    (secret,) = [line for line in done.stdout.splitlines() if line.startswith("password=")]
    return str(secret.removeprefix("password="))


def test_git_finds_the_account_whatever_its_folder_is_called(
    terminal_git: Git, connect: Connect
) -> None:
    assert fill(terminal_git, f"{ORIGIN}/a/b.git") == ""
    connect(ORIGIN, "the-token")
    assert fill(terminal_git, f"{ORIGIN}/a/b.git") == "the-token"
    for other in ("http://gitlab.example.com", f"{ORIGIN}:8443", "https://example.com"):
        assert fill(terminal_git, f"{other}/a/b.git") == ""


def test_python_may_live_in_a_folder_with_quotes_and_spaces(
    terminal_git: Git, connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    python = tmp_path / 'it\'s "here" \\ $HOME `x`; #' / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(python))
    connect(ORIGIN, "the-token")
    assert fill(terminal_git, f"{ORIGIN}/a.git") == "the-token"


def test_the_persons_own_helper_gets_nothing_of_ours_and_keeps_its_hosts(
    terminal_git: Git, connect: Connect, isolated_home: Path
) -> None:
    terminal_git("config", "--global", "credential.helper", "store")
    mine = isolated_home / ".git-credentials"
    mine.write_text("https://me:own-secret@github.com\nhttps://me:old@gitlab.example.com\n")
    connect(ORIGIN, "the-token")
    assert fill(terminal_git, f"{ORIGIN}/a.git") == "the-token"
    assert fill(terminal_git, "https://github.com/a.git") == "own-secret"
    before = mine.read_text()
    approved = "protocol=https\nhost=gitlab.example.com\nusername=ada\npassword=the-token\n"
    terminal_git("credential", "approve", stdin=approved)
    assert mine.read_text() == before
    terminal_git("credential", "reject", stdin=approved)
    assert mine.read_text() == before
    assert fill(terminal_git, f"{ORIGIN}/a.git") == "the-token"


def test_a_repository_has_the_account_that_was_chosen_for_it(
    terminal_git: Git, connect: Connect, accounts: Accounts
) -> None:
    connect(ORIGIN, "work")
    private = connect(ORIGIN, "private", username="countess", git_username="countess")
    accounts.choose(f"{ORIGIN}/group/mine.git", private.id)
    for path in ("group/mine", "group/mine.git", "group/mine.git/info/lfs"):
        assert fill(terminal_git, f"{ORIGIN}/{path}") == "private"
    for path in ("group/mine2", "group", "group/other.git", "group/mine.github"):
        assert fill(terminal_git, f"{ORIGIN}/{path}") == "work"
    assert accounts.chosen(f"{ORIGIN.upper()}:443/group/mine/".replace("HTTPS", "https"))
    accounts.choose(f"{ORIGIN}/group/mine", None)
    assert fill(terminal_git, f"{ORIGIN}/group/mine.git") == "work"


def test_nobody_takes_the_place_of_a_chosen_account_that_is_gone(
    terminal_git: Git, connect: Connect, accounts: Accounts
) -> None:
    connect(ORIGIN, "work")
    private = connect(ORIGIN, "private", username="countess", git_username="countess")
    accounts.choose(f"{ORIGIN}/mine", private.id)
    accounts.forget(private.id)
    assert fill(terminal_git, f"{ORIGIN}/mine.git") == ""
    assert fill(terminal_git, f"{ORIGIN}/other.git") == "work"
    connect(ORIGIN, "again", id=private.id, username="countess", git_username="countess")
    assert fill(terminal_git, f"{ORIGIN}/mine.git") == "again"


def test_a_choice_holds_in_whatever_letters_its_repository_is_written(
    terminal_git: Git, connect: Connect, accounts: Accounts
) -> None:
    connect(ORIGIN, "work")
    private = connect(ORIGIN, "private", username="countess", git_username="countess")
    accounts.choose(f"{ORIGIN}/Group/Mine.git", private.id)
    for path in ("group/mine", "GROUP/mine.git", "Group/MINE.git/info/lfs"):
        assert fill(terminal_git, f"{ORIGIN}/{path}") == "private"


def test_an_account_of_a_part_of_a_host_is_for_that_part_only(
    terminal_git: Git, connect: Connect
) -> None:
    connect(ORIGIN, "the-token", path="/gitlab")
    assert fill(terminal_git, f"{ORIGIN}/gitlab/team/notes.git") == "the-token"
    for path in ("~eve/x.git", "gitlabx/x.git", "gitlab/../~eve/x.git", "gitlab%2f..%2f~eve/x"):
        assert fill(terminal_git, f"{ORIGIN}/{path}") == ""
    connect(ORIGIN, "elsewhere", username="eve", git_username="eve")
    assert fill(terminal_git, f"{ORIGIN}/gitlab/team/notes.git") == "the-token"
    assert fill(terminal_git, f"{ORIGIN}/~eve/x.git") == "elsewhere"


def test_a_strange_name_of_a_repository_stays_within_its_section(
    terminal_git: Git, connect: Connect, accounts: Accounts
) -> None:
    account = connect(ORIGIN, "the-token")
    for strange in ('a"]\n[core]\n\tpager = evil\n#', 'b"] pager = evil [core', "c\0", "d\\"):
        accounts.choose(f"{ORIGIN}/{strange}", account.id)
    assert terminal_git("config", "--includes", "core.pager").stdout == ""
    written = include_file(accounts.folder.parent).read_text()
    assert "evil\\n" not in written
    assert "\0" not in written
    assert fill(terminal_git, f"{ORIGIN}/a.git") == "the-token"


def test_one_process_can_be_told_of_one_account_only(
    connect: Connect, accounts: Accounts, terminal_git: Git
) -> None:
    connect(ORIGIN, "work")
    private = connect(ORIGIN, "private", username="countess", git_username="countess")
    variables = {"GIT_CONFIG_COUNT": "2"}
    for number, (key, value) in enumerate(accounts.git_config(private)):
        variables |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}

    def alone(*arguments: str, stdin: str) -> subprocess.CompletedProcess[str]:
        return terminal_git(*arguments, stdin=stdin, **variables)

    assert fill(alone, f"{ORIGIN}/a.git") == "private"
    assert fill(alone, "https://github.com/a.git") == ""


def test_an_older_file_is_brought_up_to_date_and_never_made_for_nothing(
    data_folder: Path, connect: Connect, accounts: Accounts, terminal_git: Git
) -> None:
    Accounts(data_folder, Configured(account_store="files")).write_include()
    assert not include_file(data_folder).exists()
    connect(ORIGIN, "the-token")
    include_file(data_folder).write_text('[credential "https://old.example.org"]\n\thelper = x\n')
    accounts.set_in_order()
    assert fill(terminal_git, f"{ORIGIN}/a.git") == "the-token"
    assert include_file(data_folder).stat().st_mode & 0o077 == 0
    assert "the-token" not in include_file(data_folder).read_text()


def test_git_is_told_of_all_who_are_connected_at_once(
    accounts: Accounts, data_folder: Path
) -> None:
    origins = [f"https://{number}.example.com" for number in range(24)]

    def put(origin: str) -> None:
        account = Account(id_of(origin, "ada"), origin, "generic", "token", "ada", "ada")
        accounts.put(account, Secret("the-token"))

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(put, origins))
    written = include_file(data_folder).read_text()
    assert [origin for origin in origins if f'"{origin}"' not in written] == []
