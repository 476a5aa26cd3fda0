"""Accounts in a file of ours that only its owner may read.

Nothing is encrypted: a key that lies beside the lock keeps nobody out. What protects the secrets
is the file's mode, so whoever can read the person's files, or be root, can read them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from ..store.files import JsonFile
from .account import Account, Secret
from .store import AccountEdit, Edit, Protection, no_account, no_secret

ACCOUNTS_FILE = "accounts.json"


@dataclass(frozen=True)
class Reference:
    """The name or ARN of a secret in AWS; ``made``: by us, so it goes with its account."""

    name: str
    made: bool


@dataclass(frozen=True)
class Kept:
    """What is in the file; this module's own, and of the stores that build on it."""

    accounts: dict[str, Account] = field(default_factory=dict)
    secrets: dict[str, Secret] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)

    def with_account(self, account: Account) -> Kept:
        return replace(self, accounts={**self.accounts, account.id: account})

    def with_secret(self, id: str, secret: Secret) -> Kept:
        return replace(self, secrets={**self.secrets, id: secret})

    def without_secret(self, id: str) -> Kept:
        return replace(self, secrets=_without(self.secrets, id))

    def with_reference(self, id: str, reference: Reference) -> Kept:
        return replace(self, references={**self.references, id: reference})

    def without_reference(self, id: str) -> Kept:
        return replace(self, references=_without(self.references, id))

    def without(self, id: str) -> Kept:
        return Kept(
            accounts=_without(self.accounts, id),
            secrets=_without(self.secrets, id),
            references=_without(self.references, id),
        )


_Edit = Callable[[Kept], Kept]
_T = TypeVar("_T")


def _without(known: dict[str, _T], id: str) -> dict[str, _T]:
    return {key: value for key, value in known.items() if key != id}


class FileAccounts:
    """Accounts and secrets in ``folder`` (mode 0700) as ``accounts.json`` (mode 0600).

    An account may refer to a secret in AWS Secrets Manager, which stays there. A store that keeps
    its secrets elsewhere overrides the three methods at the end: they are called while the file
    is locked.
    """

    protected_by: Protection = "files"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = JsonFile(folder / ACCOUNTS_FILE, Kept, Kept)

    def accounts(self) -> tuple[Account, ...]:
        """As :class:`~.store.AccountStore` says; so are the others."""
        return tuple(sorted(self._file.read().accounts.values(), key=lambda each: each.created))

    def secret(self, id: str) -> Secret:
        return self._secret_in(self._file.read(), id)

    def put(self, account: Account, secret: Secret) -> None:
        self._change(lambda kept: self._keep(kept.with_account(account), account, secret))

    def refer(self, account: Account, reference: str) -> Account:
        """Keep ``account`` with the secret of this name or ARN, which somebody else made.

        Git gets the user name that is in the secret. Raises what ``read_secret`` raises.
        """
        from .secrets_manager import read_secret

        account = replace(account, git_username=read_secret(reference)["username"])
        known = Reference(reference, made=False)
        self._change(
            lambda kept: (
                self._drop(kept, account.id).with_account(account).with_reference(account.id, known)
            )
        )
        return account

    def reference(self, id: str) -> str | None:
        """The name or ARN of the secret that the account refers to, where it does."""
        known = self._file.read().references.get(id)
        return None if known is None else known.name

    def change(self, id: str, edit: AccountEdit) -> Account:
        def change(kept: Kept) -> Kept:
            account = kept.accounts.get(id)
            if account is None:
                raise no_account()
            return kept.with_account(edit(account))

        return self._change(change).accounts[id]

    def change_secret(self, id: str, edit: Edit) -> Secret | None:
        changed: list[Secret | None] = []

        def change(kept: Kept) -> Kept:
            account, before = kept.accounts.get(id), self._secret_in(kept, id)
            assert account is not None
            changed.append(edit(before))
            secret = changed[-1]
            if secret == before:
                return kept
            return self._drop(kept, id) if secret is None else self._keep(kept, account, secret)

        self._change(change)
        return changed[-1]

    def forget(self, id: str) -> bool:
        known = id in self._file.read().accounts
        if known:
            self._change(lambda kept: self._drop(kept, id).without(id))
        return known

    def _change(self, edit: _Edit) -> Kept:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.folder.stat().st_mode & 0o077:
            with contextlib.suppress(PermissionError):
                os.chmod(self.folder, 0o700)
        return self._file.change(edit)

    def _secret_in(self, kept: Kept, id: str) -> Secret:
        account = kept.accounts.get(id)
        if account is None:
            raise no_account()
        reference = kept.references.get(id)
        secret = self._look_up(kept, id) if reference is None else _referred(reference)
        if secret is None:
            raise no_secret(account)
        return secret

    def _look_up(self, kept: Kept, id: str) -> Secret | None:
        return kept.secrets.get(id)

    def _keep(self, kept: Kept, account: Account, secret: Secret) -> Kept:
        return self._drop(kept, account.id).with_secret(account.id, secret)

    def _drop(self, kept: Kept, id: str) -> Kept:
        reference = kept.references.get(id)
        if reference is not None and reference.made:
            from .secrets_manager import delete_secret

            delete_secret(reference.name)
        return kept.without_secret(id).without_reference(id)


def _referred(reference: Reference) -> Secret:
    from .secrets_manager import secret_at

    return secret_at(reference.name)
