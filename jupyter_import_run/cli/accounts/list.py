"""List the accounts. No host is asked, and no secret is shown."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json
from ..words import columns

HELP = "list them"

_KEPT_BY = {
    "files": "in files that only you can read",
    "keyring": "in the system's keyring",
    "hub": "by the JupyterHub",
    "aws": "in AWS Secrets Manager",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``accounts list``."""
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """List them."""
    return perform(arguments, _list)


async def _list(context: Context, arguments: argparse.Namespace) -> None:
    from ...operations.accounts.describe import list_accounts

    known = await list_accounts(context.services)
    rows = [("ID", "HOST", "NAME", "STATE")]
    rows += [(each.id, each.host, each.username, each.state) for each in known.accounts]
    lines = ["No account is connected: jupyter import-run accounts add HOST"]
    if known.accounts:
        kept = _KEPT_BY.get(known.protected_by, "as your administrator says")
        lines = [*columns(rows), f"Their secrets are kept {kept}."]
    context.console.answer(known, *lines)
