from __future__ import annotations

import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from jupyter_import_run.cli import main
from jupyter_import_run.credentials.account import Account, Secret, new_id
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.credentials.environment import announce, include_file
from jupyter_import_run.store import data_folder


@pytest.fixture
def data(isolated_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(isolated_home / "it's data"))
    return data_folder()


@pytest.fixture
def connected(data: Path) -> None:
    account = Account(new_id(), "https://gitlab.example.com", "gitlab", "token", "ada", "ada")
    Accounts(data, Configured(account_store="files")).put(account, Secret("the-token"))


def printed(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["git-credentials", "--print", *more]) == 0
    return capsys.readouterr().out


def asked(environment: dict[str, str], cwd: Path) -> str:
    return subprocess.run(
        ["git", "credential", "fill"],
        input="url=https://gitlab.example.com/a.git\n\n",
        env={**environment, "GIT_TERMINAL_PROMPT": "0"},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.mark.usefixtures("connected")
def test_what_it_prints_signs_git_in_and_can_be_undone(
    capsys: pytest.CaptureFixture[str], isolated_home: Path
) -> None:
    lines = [line.strip() for line in printed(capsys).splitlines()]
    do, undo = (line for line in lines if line.startswith("git config"))
    (export,) = (line for line in lines if line.startswith("export "))
    environment = dict(os.environ)
    assert asked(environment, isolated_home) == ""
    subprocess.run(shlex.split(do), check=True)
    assert "the-token" in asked(environment, isolated_home)
    subprocess.run(shlex.split(undo), check=True)
    assert asked(environment, isolated_home) == ""
    here = dict(assignment.split("=", 1) for assignment in shlex.split(export)[1:])
    assert "the-token" in asked({**environment, **here}, isolated_home)
    answer = json.loads(printed(capsys, "--json"))
    assert (answer["signed_in"], answer["hosts"]) == (False, ["https://gitlab.example.com"])
    assert "the-token" in asked({**environment, **answer["variables"]}, isolated_home)


@pytest.mark.usefixtures("connected")
def test_it_names_the_hosts_and_no_secret(capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys)
    assert "Connected: https://gitlab.example.com" in said
    assert "the-token" not in said


def test_it_says_where_nothing_is_to_be_done(
    capsys: pytest.CaptureFixture[str], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment: dict[str, str] = {}
    announce(include_file(data), environment)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    said = printed(capsys)
    assert "signed in here already" in said
    assert "No account is connected yet" in said
