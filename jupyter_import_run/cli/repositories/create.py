"""Keep a repository under a name."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..parser import add_json
from .fields import add_fields, described, given_fields

HELP = "keep one more"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``repositories create``."""
    parser.add_argument("name", metavar="NAME", help="letters, digits and dashes, at most 63")
    parser.add_argument("url", metavar="URL", help="its address, without a password in it")
    add_fields(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Keep it."""
    return perform(arguments, _create)


async def _create(context: Context, arguments: argparse.Namespace) -> None:
    import msgspec

    from ...operations.presets.save import save_preset
    from ...wire.presets import NewPresetRequest

    fields = {"name": arguments.name, **await given_fields(context, arguments)}
    preset = await save_preset(context.services, msgspec.convert(fields, NewPresetRequest))
    context.console.answer(preset, *described(preset))
