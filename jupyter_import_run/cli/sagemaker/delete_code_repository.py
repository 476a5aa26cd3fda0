"""Forget a saved repository, as ``aws sagemaker delete-code-repository`` does.

No file is deleted. As there, success says nothing.
"""

from __future__ import annotations

import argparse

from ..context import Context, perform
from .arguments import add_aws_options, add_name, parameters, required

HELP = "SageMaker's way to forget one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``delete-code-repository``."""
    add_name(parser)
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Forget it."""
    given = parameters(arguments, ("CodeRepositoryName",))
    required(given, "CodeRepositoryName")

    async def delete(context: Context, _: argparse.Namespace) -> None:
        from ...operations.presets.save import forget_preset

        await forget_preset(context.services, given["CodeRepositoryName"])
        if context.console.as_json:
            context.console.document({})

    return perform(arguments, delete)
