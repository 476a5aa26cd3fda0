"""Who commits what is published: the account by which it goes, as its host wants to see it."""

from __future__ import annotations

from ...credentials.account import Account
from ...errors import ImportRunError
from ...repository.author import Person, person


def author_of(account: Account | None) -> Person | None:
    """None where there is no account, or where it has no address for commits."""
    if account is None or not account.email:
        return None
    try:
        return person(f"{account.display_name or account.username} <{account.email}>")
    except ImportRunError:
        return None  # a host's idea of a name may be none of git's
