"""Say all that is known of a saved repository."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json
from .fields import described

HELP = "say what is known of one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``repositories describe``."""
    parser.add_argument("name", metavar="NAME")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Say it."""
    return perform(arguments, _describe)


async def _describe(context: Context, arguments: argparse.Namespace) -> None:
    from ...operations.presets.describe import describe_preset

    preset = await describe_preset(context.services, arguments.name)
    context.console.answer(preset, *described(preset))
