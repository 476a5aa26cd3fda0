"""Clone a saved repository to its folder, below this one or the root of a running Jupyter.

One that is there already is left as it is.
"""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..import_url import repository_lines
from ..parser import add_json

HELP = "have one here"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``repositories connect``."""
    parser.add_argument("name", metavar="NAME")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Clone it."""
    return perform(arguments, _connect)


async def _connect(context: Context, arguments: argparse.Namespace) -> None:
    from ...wire.jobs import ImportRepository, ImportRepositoryResult
    from ..jobs import run_job

    if context.root.folder != context.here:
        context.console.note(f"Below {context.root.folder}, where this works.")
    request = ImportRepository(preset=arguments.name, if_exists="reuse")
    result = await run_job(context, request)
    assert isinstance(result, ImportRepositoryResult)
    context.console.answer(result, *repository_lines(context, result))
