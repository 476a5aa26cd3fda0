"""What keeps accounts, whichever of them it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol

from ..errors import ImportRunError
from .account import Account, Secret

Protection = Literal["files", "keyring", "hub", "aws", "other"]
"""What keeps the secrets, as people are told."""

Edit = Callable[[Secret], "Secret | None"]
AccountEdit = Callable[[Account], Account]


class AccountStore(Protocol):
    """Accounts by id, each with its secret. All methods block; use a thread.

    A store is made with the folder that is its own: ``Store(folder)``. Two processes may use one
    at the same time. Raises OSError where the disk does not do its part.
    """

    @property
    def folder(self) -> Path:
        """Its own, for lock files of others too."""

    @property
    def protected_by(self) -> Protection:
        """What keeps the secrets."""

    def accounts(self) -> tuple[Account, ...]:
        """All of them, the oldest first."""

    def secret(self, id: str) -> Secret:
        """The secret of one. Raises ``not_found`` where there is no account or no secret of it."""

    def put(self, account: Account, secret: Secret) -> None:
        """Keep an account, also one that was there in place of what it was."""

    def change(self, id: str, edit: AccountEdit) -> Account:
        """Read, ``edit``, write what is known of an account, as one step among all processes.

        Its secret stays. Raises ``not_found``, and ``forbidden`` for what is read only.
        """

    def change_secret(self, id: str, edit: Edit) -> Secret | None:
        """Read, ``edit``, write, as one step among all processes; what is kept then.

        Where ``edit`` says None the secret goes and the account stays: its person is to sign in
        again. Raises what :meth:`secret` raises, and ``forbidden`` for what is read only.
        """

    def forget(self, id: str) -> bool:
        """Drop an account with its secret; false where there was none. Raises ``forbidden``."""


def no_account() -> ImportRunError:
    """There is no account of this id."""
    return ImportRunError("not_found", "There is no such account.")


def no_secret(account: Account) -> ImportRunError:
    """The account is known, its secret is not kept or not valid any more."""
    host = account.origin.partition("://")[2]
    return ImportRunError(
        "not_found", f"The sign-in of {account.username} on {host} is not kept.", host=host
    )


def read_only() -> ImportRunError:
    """The account is somebody else's to change."""
    return ImportRunError(
        "forbidden",
        "This account comes from the hub, and only the hub can change it.",
        reason="account_read_only",
    )


def find(store: AccountStore, id: str) -> Account:
    """The account of this id. Raises ``not_found``."""
    for account in store.accounts():
        if account.id == id:
            return account
    raise no_account()
