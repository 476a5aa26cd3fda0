"""List the private hosts that may be reached."""

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

    known = known_hosts(context.services)
    lines = [
        each.host + ("  (given by your administrator)" if each.locked else "")
        for each in known.hosts
    ]
    context.console.answer(known, *(lines or ["No private host is allowed."]))
