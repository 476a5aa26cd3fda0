"""The accounts of one server: a store, what git is told of it, and which account is for what."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from ..errors import ImportRunError
from ..place import repository_of
from ..redaction import keep_out
from ..store.file_lock import locked
from ..store.files import JsonFile
from .account import Account, Secret
from .command import credential_config, nobody_config
from .configured import Configured, remember
from .environment import FOLDER, INCLUDE_FILE
from .files import ACCOUNTS_FILE, FileAccounts, Kept
from .fitting import fitting
from .include_file import write_include
from .opening import open_store
from .quick import CHOSEN_FILE
from .store import AccountEdit, AccountStore, Edit, Protection


class Accounts:
    """An AccountStore that is opened when it is first used and keeps git's configuration right.

    All methods but :meth:`git_config` block; use a thread, and let it end.
    """

    def __init__(self, data_folder: Path, known: Configured) -> None:
        self.folder = data_folder / FOLDER
        self._known = known
        self._opening = threading.Lock()
        self._given: frozenset[Account] = frozenset()
        self._file = JsonFile(self.folder / ACCOUNTS_FILE, Kept, Kept)
        self._chosen = JsonFile(self.folder / CHOSEN_FILE, dict[str, str], dict)

    @property
    def protected_by(self) -> Protection:
        """As :class:`~.store.AccountStore` says; so are the next six."""
        return self._store.protected_by

    def accounts(self) -> tuple[Account, ...]:
        found = self._store.accounts()
        given = frozenset(account for account in found if account.read_only)
        if given != self._given:  # by a hub, which may say others than when git was told
            with contextlib.suppress(OSError):
                self.write_include()
            self._given = given
        return found

    def secret(self, id: str) -> Secret:
        secret = self._store.secret(id)
        keep_out(secret.access, secret.refresh)
        return secret

    def put(self, account: Account, secret: Secret) -> None:
        keep_out(secret.access, secret.refresh)
        remember(self.folder, self._known)
        self._store.put(account, secret)
        self.write_include()

    def require_references(self) -> None:
        """Raise ``unsupported`` where no account can refer to a secret in AWS Secrets Manager:
        its tools are not installed, or the store is the administrator's own.
        """
        from .secrets_manager import require_installed

        require_installed()
        self._own_store()

    def refer(self, account: Account, reference: str) -> Account:
        """Keep ``account``, as whom git gets what is in the secret ``reference`` of AWS.

        Raises as :meth:`require_references`, and what AWS refuses.
        """
        remember(self.folder, self._known)
        account = self._own_store().refer(account, reference)
        self.write_include()
        return account

    def reference(self, id: str) -> str | None:
        """The name or ARN of the secret in AWS that an account refers to, where it does."""
        with contextlib.suppress(ImportRunError):
            return self._own_store().reference(id)
        return None

    def change(self, id: str, edit: AccountEdit) -> Account:
        return self._store.change(id, edit)

    def change_secret(self, id: str, edit: Edit) -> Secret | None:
        return self._store.change_secret(id, edit)

    def forget(self, id: str) -> bool:
        known = self._store.forget(id)
        self.write_include()
        if all(account.read_only for account in self._store.accounts()):
            self.forget_set_aside()
        return known

    def set_aside(self) -> Path | None:
        """The last file with secrets that could not be read and was put aside; None: there is
        none.
        """
        return next(reversed(self._file.set_aside), None)

    def forget_set_aside(self) -> None:
        """Remove each such file: what is in them is still valid at the hosts."""
        for path in self._file.set_aside:
            path.unlink(missing_ok=True)

    def git_config(self, account: Account) -> tuple[tuple[str, str], ...]:
        """What makes one git process work as ``account`` on its host."""
        return credential_config(account, self.folder)

    def nobody(self, url: str) -> tuple[tuple[str, str], ...]:
        """What makes one git process work as nobody on the host of ``url``."""
        return nobody_config(url)

    def set_in_order(self) -> None:
        """Bring up to date what an older server, or one with another Python, left for git."""
        self._file.tidy()
        remember(self.folder, self._known)
        self.write_include()

    def choose(self, url: str, id: str | None) -> None:
        """The repository at ``url`` is for the account ``id`` from now on, in terminals too."""
        key = repository_of(url)

        def edit(chosen: dict[str, str]) -> dict[str, str]:
            others = {each: other for each, other in chosen.items() if each != key}
            return others if id is None else {**others, key: id}

        self._chosen.change(edit)
        self.write_include()

    def chosen(self, url: str) -> str | None:
        """The id of the account that the person chose for the repository at ``url``."""
        return self._chosen.read().get(repository_of(url))

    def for_url(self, url: str, wanted: str | None = None) -> Account | None:
        """Who goes to the repository at ``url``: as :func:`fitting` says, ``wanted`` before all.

        Raises ``auth_required`` (``account_gone``).
        """
        return fitting(self.accounts(), url, wanted, self._chosen.read())

    def for_urls(self, urls: Collection[str]) -> dict[str, Account]:
        """Who goes to each of ``urls``, of those to which somebody does."""
        everyone = self.accounts() if urls else ()
        chosen = self._chosen.current() if everyone else {}
        found = {}
        for url in urls if everyone else ():
            with contextlib.suppress(ImportRunError):  # of one that is gone
                found[url] = fitting(everyone, url, chosen=chosen)
        return {url: account for url, account in found.items() if account is not None}

    def write_include(self) -> None:
        """Tell git of the accounts that there are now, and where Python is now.

        Read under the lock, or who read first could write last.
        """
        if not self.folder.is_dir():  # nobody was ever signed in
            return
        with locked(self.folder / f"{INCLUDE_FILE}.lock"):
            write_include(self.folder, self._store.accounts(), self._chosen.read())

    def _own_store(self) -> FileAccounts:
        """What keeps the accounts that are not a hub's, where it is one of ours."""
        from .hub import HubAccounts

        store = self._store
        own = store.own if isinstance(store, HubAccounts) else store
        if not isinstance(own, FileAccounts):
            raise ImportRunError(
                "unsupported",
                "The store of accounts that the administrator chose (c.ImportRun.account_store) "
                "takes no secrets of AWS Secrets Manager.",
                reason="no_secret_store",
            )
        return own

    @property
    def _store(self) -> AccountStore:
        with self._opening:
            return self._opened

    @cached_property
    def _opened(self) -> AccountStore:
        return open_store(self.folder, self._known)
