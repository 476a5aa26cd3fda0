"""Change what is given of a saved repository. Its clones stay as they are."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json
from .fields import add_fields, described, given_fields

HELP = "change one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``repositories update``."""
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--url", help="its new address")
    add_fields(parser, changing=True)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Change it."""
    return perform(arguments, _update)


async def _update(context: Context, arguments: argparse.Namespace) -> None:
    import msgspec

    from ...operations.presets.save import change_preset
    from ...wire.presets import PresetPatch

    patch = msgspec.convert(await given_fields(context, arguments), PresetPatch)
    preset = await change_preset(context.services, arguments.name, patch)
    context.console.answer(preset, *described(preset))
