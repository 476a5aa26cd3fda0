"""Private hosts: which may be reached, and one more that the person allows."""

from __future__ import annotations

import asyncio

from ..services import Services
from ..wire.server import AllowHost, Host, HostList


def known_hosts(services: Services) -> HostList:
    """The administrator's (locked) and the person's own."""
    settings = services.settings
    given = [Host(host=str(host), locked=True) for host in settings.private_hosts]
    own = [] if settings.lock_private_hosts else sorted(services.hosts())
    return HostList(hosts=[*given, *(Host(host=host, locked=False) for host in own)])


async def allow_host(services: Services, request: AllowHost) -> None:
    """Remember that the person agreed to reach ``host[:port]``, or to trust its ssh server's key.

    Raises what :meth:`~.policy.NetworkPolicy.allowable` and :func:`~.host_keys.trust_host_key`
    raise.
    """
    if request.fingerprint is not None:
        from .host_keys import trust_host_key

        await trust_host_key(services, request)
    else:
        await asyncio.to_thread(services.hosts.allow, services.policy.allowable(request.host))
