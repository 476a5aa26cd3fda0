"""Keep a repository under a name, as ``aws sagemaker create-code-repository`` does."""

from __future__ import annotations

import argparse
from typing import Any

from ..context import Context
from ..parser import UsageError
from .answers import ARN, arn
from .arguments import add_aws_options, add_name, fields
from .call import call
from .output import write
from .shapes import GIT_CONFIG, Verb

HELP = "SageMaker's way to keep one more"

_VERB = Verb(
    "CreateCodeRepository",
    asked={
        "CodeRepositoryName": "",
        "GitConfig": GIT_CONFIG,
        "Tags": [{"Key": "", "Value": ""}],
    },
    answered=ARN,
    required=("CodeRepositoryName", "GitConfig"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``create-code-repository``."""
    add_name(parser)
    parser.add_argument("--git-config", metavar="CONFIG", help="JSON or RepositoryUrl=…,Branch=…")
    parser.add_argument("--tags", nargs="+", metavar="TAG", help="taken and not kept")
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Keep it; the answer has its ARN."""
    return call(arguments, _VERB, _create)


async def _create(context: Context, arguments: argparse.Namespace, given: dict[str, Any]) -> None:
    import msgspec

    from ...operations.presets.save import save_preset
    from ...wire.presets import NewPresetRequest

    config = given["GitConfig"]
    if not config.get("RepositoryUrl"):
        raise UsageError("--git-config: RepositoryUrl is missing")
    wanted = {"name": given["CodeRepositoryName"], **fields(config)}
    preset = await save_preset(context.services, msgspec.convert(wanted, NewPresetRequest))
    write(context.console, arguments, _VERB.name, {"CodeRepositoryArn": arn(preset.name)})
