"""Describe a saved repository, as ``aws sagemaker describe-code-repository`` does."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from .answers import summary
from .arguments import add_aws_options, add_name, parameters, required
from .output import write

HELP = "SageMaker's way to describe one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``describe-code-repository``."""
    add_name(parser)
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Describe it."""
    given = parameters(arguments, ("CodeRepositoryName",))
    required(given, "CodeRepositoryName")

    async def describe(context: Context, _: argparse.Namespace) -> None:
        from ...operations.presets.describe import describe_preset

        preset = await describe_preset(context.services, given["CodeRepositoryName"])
        write(context.console, arguments, summary(preset))

    return perform(arguments, describe)
