"""Accounts whose secrets are in AWS Secrets Manager; here is only where to find them."""

from __future__ import annotations

import re
from dataclasses import asdict

from .account import Account, Secret, new_id
from .files import FileAccounts, Kept, Reference
from .secrets_manager import change_secret, create_secret
from .store import Protection

_STRANGE = re.compile(r"[^A-Za-z0-9/_+=.@-]")


class AwsAccounts(FileAccounts):
    """As FileAccounts, the secrets elsewhere.

    A secret that we made is changed and deleted with its account; one that was there before is
    only read, and not referred to any more where there is a new one.
    """

    protected_by: Protection = "aws"

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


def _name(account: Account) -> str:
    """A name that was never used: AWS keeps those of deleted secrets for a week."""
    host = account.origin.partition("://")[2]
    return _STRANGE.sub("-", f"jupyter-import-run/{host}/{account.username}-{new_id()}")
