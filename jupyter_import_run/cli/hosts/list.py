"""List the private hosts that may be reached, and the ssh servers whose keys are trusted."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json

HELP = "list them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``hosts list``."""
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """List them."""
    return perform(arguments, show_hosts)


async def show_hosts(context: Context, _: argparse.Namespace) -> None:
    """Answer with all of them."""
    from ...operations.allow_host import known_hosts
    from ...threads import in_thread

    known = known_hosts(context.services)
    lines = [
        each.host + ("  (given by your administrator)" if each.locked else "")
        for each in known.hosts
    ]
    keys = await in_thread(context.services.known_hosts.names)
    lines += [f"{name}  (key of its ssh server)" for name in keys]
    context.console.answer(known, *(lines or ["No private host is allowed."]))
