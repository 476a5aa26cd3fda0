"""Take back that a private host may be reached, and that its ssh server's key is trusted."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json
from .list import show_hosts

HELP = "take one back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``hosts forget``."""
    parser.add_argument("host", metavar="HOST", help="host[:port], as the list has it")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Take it back."""
    return perform(arguments, _forget)


async def _forget(context: Context, arguments: argparse.Namespace) -> None:
    from ...operations.allow_host import forget_host

    await forget_host(context.services, arguments.host)
    await show_hosts(context, arguments)
