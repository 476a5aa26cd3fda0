"""Which of several accounts on one host is for a repository."""

from __future__ import annotations

from ...credentials.fitting import gone
from ...errors import ImportRunError
from ...place import is_within
from ...policy import parse_target
from ...services import Services
from ...threads import in_thread
from .refused import explained


async def require_account(services: Services, url: str, id: str | None) -> None:
    """Raise ``auth_required`` (``account_gone``) where a request names an account that is none.

    Who is asked for by name is not to be nobody, also where the server at ``url`` would let
    anybody in. Only addresses of the web have accounts.
    """
    if id is None or parse_target(url).scheme not in ("https", "http"):
        return
    known = await in_thread(services.accounts.accounts)
    if all(account.id != id for account in known):
        refusal = ImportRunError("auth_required", "There is no such account.")
        raise explained(services, refusal, url, None, gone(url))


async def remember_account(services: Services, url: str, id: str) -> None:
    """The account ``id`` is for the repository at ``url`` from now on, if it is of that host."""

    def work() -> None:
        known = services.accounts.accounts()
        of_host = any(each.id == id and is_within(each.place, url) for each in known)
        if of_host and services.accounts.chosen(url) != id:
            services.accounts.choose(url, id)

    try:
        await in_thread(work)
    except OSError as error:
        services.log.warning("import-run: the account for %r is not remembered: %s", url, error)


async def choose_account(services: Services, path: str, id: str | None) -> None:
    """The repository at the API path ``path`` is for the account ``id``; None: for none in
    particular.

    That is for all of its remotes on the account's host. Raises ``not_found`` for an account
    that there is not, and ``invalid_request`` for one of another host.
    """
    repository = await services.repositories.open(path)
    urls = repository.remote_urls()

    def work() -> None:
        accounts = services.accounts.accounts()
        if id is not None and all(account.id != id for account in accounts):
            raise ImportRunError("not_found", "There is no such account.")
        places = [account.place for account in accounts if account.id == id]
        of_host = [url for url in urls if any(is_within(place, url) for place in places)]
        if id is not None and not of_host:
            raise ImportRunError(
                "invalid_request", "This repository is not on the host of the account."
            )
        for url in urls if id is None else of_host:
            services.accounts.choose(url, id)

    await in_thread(work)
