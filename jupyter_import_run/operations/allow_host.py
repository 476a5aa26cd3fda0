"""Private hosts: which may be reached, and one more that the person allows."""

from __future__ import annotations

import asyncio

from ..errors import ImportRunError
from ..policy import parse_private_host
from ..services import Services
from ..wire.server import Host, HostList


def known_hosts(services: Services) -> HostList:
    """The administrator's (locked) and the person's own."""
    settings = services.settings
    given = [Host(host=str(host), locked=True) for host in settings.private_hosts]
    own = [] if settings.lock_private_hosts else sorted(services.hosts())
    return HostList(hosts=[*given, *(Host(host=host, locked=False) for host in own)])


async def allow_host(services: Services, host: str) -> None:
    """Remember that the person agreed to reach ``host[:port]``.

    Raises ``forbidden`` where the administrator keeps the list, and ``invalid_request``.
    """
    if services.settings.lock_private_hosts:
        raise ImportRunError(
            "forbidden", "The administrator of this server decides which private hosts may be used."
        )
    try:
        allowed = str(parse_private_host(host))
    except ValueError as error:
        raise ImportRunError("invalid_request", f"This is no host: {error}.") from error
    if "=" in allowed:
        raise ImportRunError("invalid_request", "Give a host, with a port where it needs one.")
    await asyncio.to_thread(services.hosts.allow, allowed)
