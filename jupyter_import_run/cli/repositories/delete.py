"""Forget a saved repository. Its clones stay where they are."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json

HELP = "forget one; no file is deleted"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``repositories delete``."""
    parser.add_argument("name", metavar="NAME")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Forget it."""
    return perform(arguments, _delete)


async def _delete(context: Context, arguments: argparse.Namespace) -> None:
    from ...operations.presets.save import forget_preset

    await forget_preset(context.services, arguments.name)
    context.console.answer({"name": arguments.name}, f"{arguments.name} is forgotten.")
