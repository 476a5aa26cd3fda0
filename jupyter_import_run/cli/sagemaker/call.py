"""One of SageMaker's verbs, from its arguments to its exit status."""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable
from typing import Any

from ..console import Console
from ..context import Context, perform
from .arguments import parameters, required
from .formats import yaml_text
from .output import write
from .shapes import Verb

Work = Callable[[Context, argparse.Namespace, dict[str, Any]], Awaitable[int | None]]


def call(arguments: argparse.Namespace, verb: Verb, work: Work) -> int:
    """Do ``work`` with what was asked for, by the names of the API; its exit status.

    Where a skeleton is wanted, of the arguments or of the answer, that is all. Raises UsageError.
    """
    skeleton = arguments.generate_cli_skeleton
    if skeleton is not None:
        _show(arguments, verb, skeleton)
        return 0
    given = parameters(arguments, verb.asked)
    required(given, *verb.required)

    async def act(context: Context, _: argparse.Namespace) -> int | None:
        return await work(context, arguments, given)

    return perform(arguments, act)


def _show(arguments: argparse.Namespace, verb: Verb, skeleton: str) -> None:
    """https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"""
    console = Console(as_json=arguments.json)
    if skeleton == "output":
        write(console, arguments, verb.name, verb.answered)
    elif skeleton == "yaml-input":
        print(yaml_text(verb.asked), end="")
    else:
        console.document(verb.asked)
