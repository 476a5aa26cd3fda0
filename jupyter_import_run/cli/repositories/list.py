"""List the saved repositories, the administrator's too."""

from __future__ import annotations

import argparse

from ..context import Context, perform
from ..listing import add_filters, filters_of, found, status_of
from ..parser import add_json
from ..words import columns

HELP = "list them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``repositories list``."""
    add_filters(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """List them. Returns 1 where the person's own cannot be read."""
    return perform(arguments, _list)


async def _list(context: Context, arguments: argparse.Namespace) -> int:
    page = await found(context, filters_of(arguments))
    rows = [("NAME", "BRANCH", "HERE", "URL")]
    rows += [
        (each.name + (" *" if each.locked else ""), each.branch or "", each.path or "", each.url)
        for each in page.presets
    ]
    lines = columns(rows) if page.presets else ["There is no saved repository."]
    if any(each.locked for each in page.presets):
        lines.append("* given by your administrator")
    if page.next_token is not None:
        lines.append(f"There are more: --next-token {page.next_token}")
    context.console.answer(page, *lines)
    return status_of(page, context.console)
