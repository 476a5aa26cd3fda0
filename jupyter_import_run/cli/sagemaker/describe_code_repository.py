"""Describe a saved repository, as ``aws sagemaker describe-code-repository`` does."""

from __future__ import annotations

import argparse
from typing import Any

from ..context import Context
from .answers import SUMMARY, summary
from .arguments import add_aws_options, add_name
from .call import call
from .output import write
from .shapes import Verb

HELP = "SageMaker's way to describe one"

_VERB = Verb(
    "DescribeCodeRepository",
    asked={"CodeRepositoryName": ""},
    answered=SUMMARY,
    required=("CodeRepositoryName",),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``describe-code-repository``."""
    add_name(parser)
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Describe it."""
    return call(arguments, _VERB, _describe)


async def _describe(context: Context, arguments: argparse.Namespace, given: dict[str, Any]) -> None:
    from ...operations.presets.describe import describe_preset

    preset = await describe_preset(context.services, given["CodeRepositoryName"])
    write(context.console, arguments, _VERB.name, summary(preset))
