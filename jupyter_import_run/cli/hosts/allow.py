"""Allow a host though its address is private, or trust the key of an ssh server."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json
from .list import show_hosts

HELP = "allow one more"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``hosts allow``."""
    parser.add_argument("host", metavar="HOST", help="host[:port]")
    parser.add_argument(
        "--fingerprint", metavar="SHA256:…", help="trust its ssh server's key with this one"
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Allow it."""
    return perform(arguments, _allow)


async def _allow(context: Context, arguments: argparse.Namespace) -> None:
    from ...operations.allow_host import allow_host
    from ...wire.server import AllowHost

    request = AllowHost(host=arguments.host, fingerprint=arguments.fingerprint)
    await allow_host(context.services, request)
    await show_hosts(context, arguments)
