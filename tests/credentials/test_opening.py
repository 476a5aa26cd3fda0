"""The administrator's own store, and what the helper knows of the configuration."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jupyter_import_run.config.traits import ImportRun
from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.credentials.accounts import Accounts
from jupyter_import_run.credentials.configured import (
    Configured,
    configured,
    policy_of,
    recall,
    remember,
)
from jupyter_import_run.errors import ImportRunError

OWN = """
from jupyter_import_run.credentials.files import FileAccounts

class Own(FileAccounts):
    protected_by = "other"

    def _look_up(self, kept, id):
        found = super()._look_up(kept, id)
        return found and type(found)(found.access[::-1])
"""


def test_a_class_of_the_administrators_keeps_accounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "our_vault.py").write_text(OWN)
    monkeypatch.syspath_prepend(tmp_path)
    accounts = Accounts(tmp_path, Configured(account_store="our_vault.Own"))
    account = Account("0123456789abcdef", "https://h", "generic", "token", "ada", "ada")
    accounts.put(account, Secret("abc"))
    assert accounts.secret(account.id).access == "cba"
    assert accounts.protected_by == "other"


async def test_the_helper_reaches_whom_the_server_may_reach(tmp_path: Path) -> None:
    folder = tmp_path / "accounts"
    settings = ImportRun(
        private_hosts=["127.0.0.1:8080"], allowed_hosts=["127.0.0.1", "*.example.org"]
    ).settings()
    remember(folder, configured(settings))
    assert recall(folder) == configured(settings)
    policy = policy_of(recall(folder), tmp_path)
    assert (await policy.pin("http://127.0.0.1:8080/oauth/token")).private
    for url in ("http://127.0.0.1:8081/oauth/token", "https://elsewhere.com/oauth/token"):
        with pytest.raises(ImportRunError):
            await policy.pin(url)


def test_what_is_remembered_already_is_not_written_again(tmp_path: Path) -> None:
    remember(tmp_path, Configured(use_proxy=True))
    (file,) = tmp_path.glob("settings.json")
    before = file.stat()
    remember(tmp_path, Configured(use_proxy=True))
    assert file.stat().st_ino == before.st_ino


def test_the_extension_is_loaded_without_any_store(tmp_path: Path) -> None:
    program = (
        "import sys; from jupyter_import_run import app\n"
        "from jupyter_import_run.credentials import environment\n"
        "print(sorted(name for name in sys.modules if 'credentials' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == (
        "['jupyter_import_run.credentials', 'jupyter_import_run.credentials.environment']\n"
    )
