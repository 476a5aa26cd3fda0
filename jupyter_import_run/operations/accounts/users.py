"""Which accounts repositories use, for whoever only wants to show it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from ...credentials.opening import UNREADABLE

if TYPE_CHECKING:
    from ...credentials.accounts import Accounts


def users_of(accounts: Accounts, urls: Collection[str]) -> dict[str, str]:
    """The id of the account by URL, for those of ``urls`` that one goes to. Blocks.

    Nobody where accounts cannot be read: that is for the list of them to say.
    """
    try:
        return {url: account.id for url, account in accounts.for_urls(urls).items()}
    except UNREADABLE:
        return {}
