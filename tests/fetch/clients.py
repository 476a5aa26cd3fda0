"""Clients that may reach the misbehaving servers."""

from __future__ import annotations

from typing import Any

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.fetch import GuardedClient, SpeedLimit
from jupyter_import_run.policy import NetworkPolicy, parse_private_host

MIB = 1024 * 1024


def client_for(*hosts: str, speed: SpeedLimit | None = None, **options: Any) -> GuardedClient:
    """A client that may reach these private hosts."""
    policy = NetworkPolicy(private_hosts=[parse_private_host(host) for host in hosts], **options)
    return GuardedClient(policy, speed=speed or SpeedLimit(), connect_timeout=2)


async def refusal_of(client: GuardedClient, url: str, **options: Any) -> ImportRunError:
    """The error that getting ``url`` ends with."""
    try:
        await client.get(url, max_bytes=MIB, **options)
    except ImportRunError as error:
        return error
    raise AssertionError("this should have been refused")
