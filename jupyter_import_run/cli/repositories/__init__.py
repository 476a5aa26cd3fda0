"""Saved repositories: name them once, and have them wherever you work.

The panel shows the same ones. Those of your administrator are marked, and stay as they are.
"""

from __future__ import annotations

from ..parser import Parser, add_commands

HELP = "keep repositories under names"


def add_arguments(parser: Parser) -> None:
    """What can be done with them."""
    commands = ("create", "list", "describe", "update", "delete", "connect")
    add_commands(parser, __name__, {name: name for name in commands})
