"""Change a saved repository, as ``aws sagemaker update-code-repository`` does.

SageMaker changes the secret only; here the URL and the branch can be changed as well.
"""

from __future__ import annotations

import argparse

from ..context import Context, perform
from .answers import arn
from .arguments import add_aws_options, add_name, fields, parameters, required
from .output import write

HELP = "SageMaker's way to change one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``update-code-repository``."""
    add_name(parser)
    parser.add_argument("--git-config", metavar="CONFIG", help="JSON or SecretArn=…")
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Change what is given; the answer has its ARN."""
    given = parameters(arguments, ("CodeRepositoryName", "GitConfig"))
    required(given, "CodeRepositoryName")

    async def update(context: Context, _: argparse.Namespace) -> None:
        import msgspec

        from ...operations.presets.save import change_preset
        from ...wire.presets import PresetPatch

        patch = msgspec.convert(fields(given.get("GitConfig") or {}), PresetPatch)
        preset = await change_preset(context.services, given["CodeRepositoryName"], patch)
        write(context.console, arguments, {"CodeRepositoryArn": arn(preset.name)})

    return perform(arguments, update)
