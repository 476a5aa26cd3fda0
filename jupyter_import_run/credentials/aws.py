"""Accounts whose secrets are in AWS Secrets Manager; here is only where to find them."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import Any

from .account import Account, Secret, new_id
from .files import FileAccounts, Kept, Reference
from .secrets_manager import change_secret, create_secret, delete_secret, read_secret
from .store import Protection

_STRANGE = re.compile(r"[^A-Za-z0-9/_+=.@-]")


class AwsAccounts(FileAccounts):
    """As FileAccounts, the secrets elsewhere.

    A secret that we made is changed and deleted with its account; one that was there before is
    only read, and not referred to any more where there is a new one.
    """

    protected_by: Protection = "aws"

    def refer(self, account: Account, reference: str) -> Account:
        """Keep ``account`` with the secret of this name or ARN, which somebody else made.

        Git gets the user name that is in the secret. Raises what ``read_secret`` raises.
        """
        account = replace(account, git_username=read_secret(reference)["username"])
        known = Reference(reference, made=False)
        self._change(
            lambda kept: (
                self._drop(kept, account.id).with_account(account).with_reference(account.id, known)
            )
        )
        return account

    def _look_up(self, kept: Kept, id: str) -> Secret | None:
        reference = kept.references.get(id)
        if reference is None:
            return super()._look_up(kept, id)
        found = read_secret(reference.name)
        return Secret(
            access=found["password"],
            refresh=_text(found.get("refresh")),
            expires=_number(found.get("expires")),
            obtained=_number(found.get("obtained")),
        )

    def _keep(self, kept: Kept, account: Account, secret: Secret) -> Kept:
        value = {"username": account.git_username, "password": secret.access}
        value |= {key: each for key, each in asdict(secret).items() if each is not None}
        del value["access"]
        reference = kept.references.get(account.id)
        if reference is None or not reference.made:
            reference = Reference(create_secret(_name(account), value), made=True)
        else:
            change_secret(reference.name, value)
        return kept.without_secret(account.id).with_reference(account.id, reference)

    def _drop(self, kept: Kept, id: str) -> Kept:
        reference = kept.references.get(id)
        if reference is not None and reference.made:
            delete_secret(reference.name)
        return super()._drop(kept, id).without_reference(id)


def _name(account: Account) -> str:
    """A name that was never used: AWS keeps those of deleted secrets for a week."""
    host = account.origin.partition("://")[2]
    return _STRANGE.sub("-", f"jupyter-import-run/{host}/{account.username}-{new_id()}")


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
