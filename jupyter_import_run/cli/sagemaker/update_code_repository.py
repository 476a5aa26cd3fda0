"""Change a saved repository, as ``aws sagemaker update-code-repository`` does.

SageMaker changes the secret only; here the URL and the branch can be changed as well.
"""

from __future__ import annotations

import argparse
from typing import Any

from ..context import Context
from .answers import ARN, arn
from .arguments import add_aws_options, add_name, fields
from .call import call
from .output import write
from .shapes import GIT_CONFIG, Verb

HELP = "SageMaker's way to change one"

_VERB = Verb(
    "UpdateCodeRepository",
    asked={"CodeRepositoryName": "", "GitConfig": GIT_CONFIG},
    answered=ARN,
    required=("CodeRepositoryName",),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``update-code-repository``."""
    add_name(parser)
    parser.add_argument("--git-config", metavar="CONFIG", help="JSON or SecretArn=…")
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Change what is given; the answer has its ARN."""
    return call(arguments, _VERB, _update)


async def _update(context: Context, arguments: argparse.Namespace, given: dict[str, Any]) -> None:
    import msgspec

    from ...operations.presets.save import change_preset
    from ...wire.presets import PresetPatch

    patch = msgspec.convert(fields(given.get("GitConfig") or {}), PresetPatch)
    preset = await change_preset(context.services, given["CodeRepositoryName"], patch)
    write(context.console, arguments, _VERB.name, {"CodeRepositoryArn": arn(preset.name)})
