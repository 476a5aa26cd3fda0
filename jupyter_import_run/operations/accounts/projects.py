"""The person's own projects on a host."""

from __future__ import annotations

from ...errors import ImportRunError
from ...hosting.api import no_projects
from ...services import Services
from ...wire.accounts import ProjectPage
from .apis import ask_host
from .describe import find_account, host_of

_LAST_PAGE = 1000
_LONGEST_QUERY = 200


async def projects(services: Services, id: str, query: str, page: str) -> ProjectPage:
    """Those whose name has ``query`` in it, searched by the host; ``page`` begins at 1.

    Raises ``not_found``, ``unsupported`` (``no_projects``), ``auth_failed``, ``network``.
    """
    number = _number(page)
    query = " ".join(query.split())[:_LONGEST_QUERY]
    account = await find_account(services, id)
    pages = services.account_memory.pages
    found = pages.get(id, query, number)
    if found is None:
        host = host_of(services, account)
        if host.api is None:
            raise no_projects(host.name)
        found = await ask_host(services, account, lambda api: api.projects(query, number))
        pages.keep(id, query, number, found)
    return found


def _number(page: str) -> int:
    if not page:
        return 1
    if not (page.isascii() and page.isdigit() and 1 <= int(page[:6]) <= _LAST_PAGE):
        raise ImportRunError("invalid_request", "There is no such page.")
    return int(page)
