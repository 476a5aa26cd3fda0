"""Who commits, as the account on a repository's host knows them."""

from __future__ import annotations

import asyncio
import contextlib
import os

from ...credentials.account import Account
from ...credentials.opening import UNREADABLE
from ...errors import ImportRunError
from ...repository.author import suggestion
from ...repository.opened import Repository
from ...repository.state import remote_of
from ...services import Services
from ...sources import web_url


async def account_of(services: Services, url: str, wanted: str | None = None) -> Account | None:
    """The person's account on the host of ``url``, also where git goes there by ssh.

    Raises ``auth_required`` (``account_gone``).
    """
    return await asyncio.to_thread(services.accounts.for_url, page_of(services, url), wanted)


def page_of(services: Services, url: str) -> str:
    """Where accounts count for ``url``: itself, and by ssh its page, where that is known."""
    if url.lower().startswith(("https://", "http://")):
        return url
    return web_url(url, providers=services.settings.provider_kinds) or url


async def suggested_author(
    services: Services, repository: Repository
) -> tuple[str | None, str | None]:
    """A name and an e-mail address for commits, each None where nothing says it.

    Hosts have an address for commits that gives nobody's own away.
    """
    name, email = suggestion(os.environ)
    remote = remote_of(repository)
    url = repository.remote_url(remote) if remote is not None else None
    account = None
    with contextlib.suppress(*UNREADABLE):
        account = await account_of(services, url) if url is not None else None
    if account is None:
        return name, email
    return account.display_name or account.username, account.email or email


async def with_author(
    services: Services, repository: Repository, error: ImportRunError
) -> ImportRunError:
    """``error``; where it asks who commits, with what may be right."""
    if error.data.get("reason") != "author_missing":
        return error
    name, email = await suggested_author(services, repository)
    return ImportRunError(error.code, error.message, **error.data | {"name": name, "email": email})
