"""Private hosts: which may be reached, and one more that the person allows."""

from __future__ import annotations

import asyncio

from ..errors import ImportRunError
from ..services import Services
from ..threads import in_thread
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


async def forget_host(services: Services, host: str) -> None:
    """Take back what the person allowed: to reach it, and its ssh server's key.

    Raises ``not_found``, and ``forbidden`` for a host that the administrator names.
    """
    allowed = await in_thread(services.hosts.forget, host)
    name, _, port = host.rpartition(":")
    known_as = f"[{name}]:{port}" if port.isdigit() and not host.startswith("[") else host
    if await in_thread(services.known_hosts.forget, known_as) or allowed:
        return
    if any(str(each) == host for each in services.settings.private_hosts):
        raise ImportRunError(
            "forbidden", "The administrator decides which private hosts may be reached."
        )
    raise ImportRunError("not_found", f"{host} is not among the hosts that you allowed.")
