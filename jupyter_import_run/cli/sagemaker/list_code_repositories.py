"""List the saved repositories, as ``aws sagemaker list-code-repositories`` does.

All of them, or with --max-results a page and with --next-token the page after it. With
--max-items so many, and with --starting-token those after them.
"""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..listing import add_filters, found
from .answers import summary
from .arguments import add_aws_options
from .output import write

HELP = "SageMaker's way to list them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``list-code-repositories``."""
    add_filters(parser)
    parser.add_argument("--max-items", metavar="N", type=_count, help="at most so many")
    parser.add_argument("--starting-token", metavar="TOKEN", default="", help="where to go on")
    parser.add_argument("--page-size", help="taken and not needed")
    add_aws_options(parser)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise argparse.ArgumentTypeError(f"this is no number of repositories: {text!r}")
    return int(text[:9])


def run(arguments: argparse.Namespace) -> int:
    """List them."""
    return perform(arguments, _list)


async def _list(context: Context, arguments: argparse.Namespace) -> int:
    page = await found(context, arguments, start=arguments.starting_token, most=arguments.max_items)
    answer: dict[str, object] = {
        "CodeRepositorySummaryList": [summary(each) for each in page.presets]
    }
    if page.next_token is not None:
        answer["NextToken"] = page.next_token
    write(context.console, arguments, answer)
    if page.problem is None:
        return 0
    context.console.note(page.problem.message)
    return 1
