"""A store, accounts in it, and git that is told of them as terminals are."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from jupyter_import_run.credentials.account import Account, Secret, new_id
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.credentials.environment import announce, include_file

Connect = Callable[..., Account]


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """With a name that must be quoted wherever it stands."""
    return tmp_path / 'it\'s "my" data'


@pytest.fixture
def accounts(data_folder: Path) -> Accounts:
    return Accounts(data_folder, Configured(private_hosts=("127.0.0.1",), account_store="files"))


@pytest.fixture
def connect(accounts: Accounts) -> Connect:
    """``connect(origin, secret, username=…, …)``: keep an account there."""

    def connect(origin: str, secret: str | Secret, **known: object) -> Account:
        fields: dict[str, object] = {
            "id": new_id(),
            "provider": "gitlab",
            "kind": "token",
            "username": "ada",
            "git_username": "ada",
            "created": float(len(accounts.accounts())),
        }
        account = Account(origin=origin, **{**fields, **known})  # type: ignore[arg-type]
        accounts.put(account, Secret(secret) if isinstance(secret, str) else secret)
        return account

    return connect


@pytest.fixture
def terminal_git(data_folder: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess]:
    """Git as a terminal runs it."""
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    assert announce(include_file(data_folder), environment) is None

    def run(*arguments: str | Path, stdin: str = "", cwd: Path | None = None, **variables: str):
        return subprocess.run(
            ["git", *map(str, arguments)],
            input=stdin,
            cwd=cwd or tmp_path,
            env={**environment, **variables},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run
