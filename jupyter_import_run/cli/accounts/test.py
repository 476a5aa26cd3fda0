"""Ask an account's host whether it works."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json
from .choose import called, chosen

HELP = "see whether one works"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``accounts test``."""
    parser.add_argument("account", metavar="ACCOUNT", help="its id, its host or name@host")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask. Returns 1 where it does not work."""
    return perform(arguments, _test)


async def _test(context: Context, arguments: argparse.Namespace) -> int:
    from ...errors import ImportRunError
    from ...operations.accounts.check_account import check_account

    account = await chosen(context, arguments.account)
    tested = await check_account(context.services, account.id)
    if tested.error is None:
        missing = [f"It does not allow: {', '.join(tested.missing)}."] if tested.missing else []
        said = {"untested": "cannot be tested on its own"}.get(tested.account.state, "works")
        context.console.answer(tested, f"{called(account)} {said}.", *missing)
        return 0
    if context.console.as_json:
        context.console.document(tested)
    else:
        error = ImportRunError(tested.error.code, tested.error.message)
        error.data = dict(tested.error.data)
        context.console.fail(error)
    return 1
