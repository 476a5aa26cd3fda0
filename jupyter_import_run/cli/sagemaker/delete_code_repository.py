"""Forget a saved repository, as ``aws sagemaker delete-code-repository`` does.

No file is deleted. As there, success says nothing.
"""

from __future__ import annotations

import argparse
from typing import Any

from ..context import Context
from .arguments import add_aws_options, add_name
from .call import call
from .shapes import Verb

HELP = "SageMaker's way to forget one"

_VERB = Verb(
    "DeleteCodeRepository",
    asked={"CodeRepositoryName": ""},
    answered={},
    required=("CodeRepositoryName",),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``delete-code-repository``."""
    add_name(parser)
    add_aws_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Forget it."""
    return call(arguments, _VERB, _delete)


async def _delete(context: Context, arguments: argparse.Namespace, given: dict[str, Any]) -> None:
    from ...operations.presets.save import forget_preset

    await forget_preset(context.services, given["CodeRepositoryName"])
    if context.console.as_json:
        context.console.document({})
