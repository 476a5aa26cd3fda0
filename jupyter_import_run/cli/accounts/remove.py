"""Disconnect an account: forgotten here, and signed out at its host where that can be done."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json
from .choose import called, chosen

HELP = "disconnect one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``accounts remove``."""
    parser.add_argument("account", metavar="ACCOUNT", help="its id, its host or name@host")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Disconnect it."""
    return perform(arguments, _remove)


async def _remove(context: Context, arguments: argparse.Namespace) -> None:
    from ...operations.accounts.disconnect import disconnect

    account = await chosen(context, arguments.account)
    outcome = await disconnect(context.services, account.id, "(command line)")
    lines = [f"{called(account)} is forgotten here."]
    if not outcome.revoked and outcome.page is not None:
        lines.append(f"What its host still accepts you can revoke at {outcome.page}")
    context.console.answer(outcome, *lines)
