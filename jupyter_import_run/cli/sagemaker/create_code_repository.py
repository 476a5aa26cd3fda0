"""Keep a repository under a name, as ``aws sagemaker create-code-repository`` does."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from .answers import arn
from .arguments import add_aws_options, add_name, fields, parameters, required
from .output import write

HELP = "SageMaker's way to keep one more"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``create-code-repository``."""
    add_name(parser)
    parser.add_argument("--git-config", metavar="CONFIG", help="JSON or RepositoryUrl=…,Branch=…")
    parser.add_argument("--tags", nargs="+", metavar="TAG", help="taken and not kept")
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Keep it; the answer has its ARN."""
    given = parameters(arguments, ("CodeRepositoryName", "GitConfig", "Tags"))
    required(given, "CodeRepositoryName", "GitConfig")
    required(given["GitConfig"], "RepositoryUrl")

    async def create(context: Context, _: argparse.Namespace) -> None:
        import msgspec

        from ...operations.presets.save import save_preset
        from ...wire.presets import NewPresetRequest

        wanted = {"name": given["CodeRepositoryName"], **fields(given["GitConfig"])}
        preset = await save_preset(context.services, msgspec.convert(wanted, NewPresetRequest))
        write(context.console, arguments, {"CodeRepositoryArn": arn(preset.name)})

    return perform(arguments, create)
