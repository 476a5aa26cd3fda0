"""One entry in the environment that terminals and kernels inherit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from jupyter_import_run.credentials.environment import announce, withdraw

FILE = Path("/data/accounts/gitconfig")
OURS = {
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "include.path",
    "GIT_CONFIG_VALUE_0": str(FILE),
}
THEIRS = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "Ada"}


@pytest.mark.parametrize("before", [{}, {"GIT_CONFIG_COUNT": "0"}, {"GIT_CONFIG_COUNT": ""}])
def test_git_is_told_of_the_file(before: dict[str, str]) -> None:
    environment = dict(before)
    assert announce(FILE, environment) is None
    assert environment == OURS


def test_a_server_from_a_servers_terminal_adds_nothing() -> None:
    environment: dict[str, str] = {}
    announce(FILE, environment)
    announce(FILE, environment)
    assert environment == OURS


def test_what_the_person_configured_stays_in_force(tmp_path: Path) -> None:
    file = tmp_path / "gitconfig"
    file.write_text("[user]\n\temail = ada@example.org\n")
    environment = {**os.environ, **THEIRS}
    assert announce(file, environment) is None
    for key, value in (("user.name", "Ada"), ("user.email", "ada@example.org")):
        done = subprocess.run(
            ["git", "config", key], env=environment, cwd=tmp_path, capture_output=True, text=True
        )
        assert done.stdout == f"{value}\n"


def test_a_file_that_is_not_there_does_no_harm(tmp_path: Path) -> None:
    environment = dict(os.environ)
    announce(tmp_path / "missing", environment)
    subprocess.run(["git", "version"], env=environment, check=True)
    subprocess.run(["git", "config", "--list"], env=environment, check=True, cwd=tmp_path)


@pytest.mark.parametrize(
    "corrupt",
    [
        {"GIT_CONFIG_COUNT": "many"},
        {"GIT_CONFIG_COUNT": "-1"},
        {"GIT_CONFIG_COUNT": "99999999999999999999"},
        {"GIT_CONFIG_COUNT": "1"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name"},
        {**THEIRS, "GIT_CONFIG_COUNT": "2"},
    ],
    ids=range(6),
)
def test_entries_that_git_would_not_read_are_left_alone(corrupt: dict[str, str]) -> None:
    environment = dict(corrupt)
    why = announce(FILE, environment)
    assert why is not None
    assert "GIT_CONFIG_COUNT" in why
    assert environment == corrupt


@pytest.mark.parametrize("before", [{}, THEIRS, {"GIT_CONFIG_COUNT": "many"}])
def test_a_server_that_stops_leaves_what_was_there(before: dict[str, str]) -> None:
    environment = dict(before)
    announce(FILE, environment)
    withdraw(FILE, environment)
    assert environment == before
    withdraw(FILE, environment)
    assert environment == before


def test_another_entry_after_ours_stays() -> None:
    environment: dict[str, str] = {}
    announce(FILE, environment)
    announce(Path("/other"), environment)
    withdraw(FILE, environment)
    assert environment["GIT_CONFIG_COUNT"] == "2"
