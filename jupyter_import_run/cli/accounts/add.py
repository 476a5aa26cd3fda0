"""Connect an account with a token or a password.

It is asked for without showing it, or read from a pipe; it is never an argument, where others
could see it.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from ..context import Context, perform
from ..parser import add_json
from .choose import called

if TYPE_CHECKING:
    from ...wire.accounts import SignInWays

HELP = "connect one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``accounts add``."""
    parser.add_argument("host", metavar="HOST", help="gitlab.example.com, or a repository's URL")
    parser.add_argument("--username", default="", help="your name there, where the host wants it")
    parser.add_argument("--provider", metavar="KIND", help="gitlab, github, gitea, …")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Connect it."""
    return perform(arguments, _add)


async def _add(context: Context, arguments: argparse.Namespace) -> None:
    from ...operations.accounts.connect import connect
    from ...operations.accounts.ways import sign_in_ways
    from ...wire.accounts import NewAccountRequest

    ways = await sign_in_ways(context.services, arguments.host, arguments.provider)
    if sys.stdin.isatty():
        _explain(context, ways)
    secret = context.console.secret("Token or password: ")
    request = NewAccountRequest(
        host=arguments.host,
        username=arguments.username,
        secret=secret,
        provider=arguments.provider,
    )
    account = await connect(context.services, request, "(command line)")
    context.console.answer(account, f"Connected as {called(account)}.")


def _explain(context: Context, ways: SignInWays) -> None:
    """Where a token is made, and what it has to allow."""
    if ways.token_page is not None:
        context.console.note(f"Make a token at {ways.token_page}")
    if ways.scopes:
        names = ", ".join(scope.name for scope in ways.scopes)
        context.console.note(f"It can have these scopes: {names}")
