"""List the saved repositories, as ``aws sagemaker list-code-repositories`` does.

All of them, or with --max-results a page and with --next-token the page after it. With
--max-items so many, and with --starting-token those after them.
"""

from __future__ import annotations

import argparse
from typing import Any

from ..context import Context
from ..listing import add_filters, found, status_of
from .answers import SUMMARY, summary
from .arguments import add_aws_options
from .call import call
from .output import write
from .shapes import Verb, attribute

HELP = "SageMaker's way to list them"

_TIMES = ("CreationTimeAfter", "CreationTimeBefore", "LastModifiedTimeAfter",
          "LastModifiedTimeBefore")  # fmt: skip
_VERB = Verb(
    "ListCodeRepositories",
    asked={
        "NameContains": "",
        **dict.fromkeys(_TIMES, ""),
        "SortBy": "",
        "SortOrder": "",
        "MaxResults": 0,
        "NextToken": "",
    },
    answered={"CodeRepositorySummaryList": [SUMMARY], "NextToken": "NextToken"},
)


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
    return call(arguments, _VERB, _list)


async def _list(context: Context, arguments: argparse.Namespace, given: dict[str, Any]) -> int:
    wanted = {attribute(name): str(value) for name, value in given.items()}
    page = await found(context, wanted, start=arguments.starting_token, most=arguments.max_items)
    answer: dict[str, object] = {
        "CodeRepositorySummaryList": [summary(each) for each in page.presets]
    }
    if page.next_token is not None:
        answer["NextToken"] = page.next_token
    write(context.console, arguments, _VERB.name, answer)
    return status_of(page, context.console)
