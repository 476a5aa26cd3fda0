"""Private hosts that may be reached from here, and ssh servers whose keys you trust."""

from __future__ import annotations

from ..parser import Parser, add_commands

HELP = "allow private hosts"


def add_arguments(parser: Parser) -> None:
    """What can be done with them."""
    add_commands(parser, __name__, {name: name for name in ("list", "allow", "forget")})
