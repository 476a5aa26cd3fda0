"""Secrets in the system's keyring.

A real one needs a desktop session, so a backend of keyring's own kind, which keeps secrets in a
file of the test, stands in for it. What decides whether a keyring is to be relied on is tested
against keyring's own backends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail, null
from keyring.errors import KeyringLocked

from jupyter_import_run.credentials.account import Account, Secret
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.credentials.files import FileAccounts
from jupyter_import_run.credentials.keyring import KeyringAccounts, works
from jupyter_import_run.credentials.opening import open_store
from jupyter_import_run.errors import ImportRunError

ADA = Account("0123456789abcdef", "https://git.example.com", "generic", "token", "ada", "ada")
SECRET = Secret("the-token", "refresh", 2.0, 1.0)

BACKEND = """
import json, os
from pathlib import Path
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

class Backend(KeyringBackend):
    priority = 5
    path = Path(os.environ["TEST_KEYRING"])

    def _all(self):
        return json.loads(self.path.read_text()) if self.path.exists() else {}

    def get_password(self, service, username):
        return self._all().get(f"{service}/{username}")

    def set_password(self, service, username, password):
        self.path.write_text(json.dumps({**self._all(), f"{service}/{username}": password}))

    def delete_password(self, service, username):
        known = self._all()
        if known.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError("not there")
        self.path.write_text(json.dumps(known))
"""


@pytest.fixture
def backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the keyring of the test keeps its secrets."""
    path = tmp_path / "keyring.json"
    monkeypatch.setenv("TEST_KEYRING", str(path))
    before = keyring.get_keyring()
    namespace: dict[str, type] = {"__name__": "a_real_keyring"}
    exec(BACKEND, namespace)
    keyring.set_keyring(namespace["Backend"]())
    yield path
    keyring.set_keyring(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "accounts"


def test_the_secret_is_in_the_keyring_only(backend: Path, folder: Path) -> None:
    store = KeyringAccounts(folder)
    store.put(ADA, SECRET)
    assert KeyringAccounts(folder).secret(ADA.id) == SECRET
    assert KeyringAccounts(folder).accounts() == (ADA,)
    assert b"the-token" not in (folder / "accounts.json").read_bytes()
    store.change_secret(ADA.id, lambda secret: replace(secret, access="two"))
    assert store.secret(ADA.id).access == "two"
    assert store.forget(ADA.id)
    assert backend.read_text() == "{}"


def test_what_was_in_a_file_before_moves_when_it_changes(backend: Path, folder: Path) -> None:
    FileAccounts(folder).put(ADA, SECRET)
    store = KeyringAccounts(folder)
    assert store.secret(ADA.id) == SECRET
    store.change_secret(ADA.id, lambda secret: replace(secret, access="two"))
    assert store.secret(ADA.id).access == "two"
    assert b"refresh-" not in (folder / "accounts.json").read_bytes()
    assert FileAccounts(folder).accounts() == (ADA,)
    with pytest.raises(ImportRunError):
        FileAccounts(folder).secret(ADA.id)


def test_what_never_moved_can_be_forgotten(backend: Path, folder: Path) -> None:
    FileAccounts(folder).put(ADA, SECRET)
    assert KeyringAccounts(folder).forget(ADA.id)
    assert not backend.exists()


def test_a_keyring_that_is_locked_is_said(
    backend: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise KeyringLocked("the collection of ada is locked")

    for name in ("get_password", "set_password"):
        monkeypatch.setattr(keyring.get_keyring(), name, locked)
    store = KeyringAccounts(folder)
    with pytest.raises(ImportRunError, match="does not open") as error:
        store.put(ADA, SECRET)
    assert error.value.code == "forbidden"
    assert store.accounts() == ()


def test_only_a_keyring_that_keeps_secrets_is_relied_on(backend: Path, folder: Path) -> None:
    assert works()
    assert isinstance(open_store(folder, Configured()), KeyringAccounts)
    for useless in (fail.Keyring(), null.Keyring()):
        keyring.set_keyring(useless)
        assert not works()
        assert type(open_store(folder, Configured())) is FileAccounts


PROGRAM = """
import sys
from pathlib import Path
from jupyter_import_run.credentials.configured import Configured
from jupyter_import_run.credentials.opening import open_store

started = []
sys.addaudithook(lambda event, said: event == "subprocess.Popen" and started.append(said[0]))
print(open_store(Path(sys.argv[1]), Configured()).protected_by, started)
"""


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Where a new process keeps accounts, and what it starts to find that out."""
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    def run() -> str:
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    return run


def test_without_a_desktop_accounts_are_in_files_and_nothing_is_started(
    opened: Callable[[], str],
) -> None:
    assert opened() == "files []"


def test_a_keyring_that_the_person_chose_counts_without_a_desktop(
    opened: Callable[[], str], tmp_path: Path, isolated_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "chosen.py").write_text(BACKEND)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("TEST_KEYRING", str(tmp_path / "keyring.json"))
    configuration = isolated_home / ".config/python_keyring/keyringrc.cfg"
    configuration.parent.mkdir(parents=True)
    configuration.write_text("[backend]\ndefault-keyring = chosen.Backend\n")
    assert opened().startswith("keyring ")
    configuration.unlink()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "chosen.Backend")
    assert opened().startswith("keyring ")
