"""Accounts on Git hosts: with them private repositories can be imported and pushed to.

The panel has the same ones, and can sign in on a host's own page as well.
"""

from __future__ import annotations

from ..parser import Parser, add_commands

HELP = "connect accounts on Git hosts"


def add_arguments(parser: Parser) -> None:
    """What can be done with them."""
    commands = ("list", "add", "test", "remove")
    add_commands(parser, __name__, {name: name for name in commands})
