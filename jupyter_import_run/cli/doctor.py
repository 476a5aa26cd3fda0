"""Look whether all that is needed is there and right, and say what to mend.

No server is asked. The exit status is 1 where something is wrong.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .context import Context, perform
from .parser import add_json

if TYPE_CHECKING:
    from .checks import Check

HELP = "find out what is wrong"

_MARKS = {"good": "ok", "note": "note", "wrong": "WRONG"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``doctor``."""
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Look."""
    return perform(arguments, _examine)


async def _examine(context: Context, arguments: argparse.Namespace) -> int:
    from .checks import checks

    found = [each async for each in checks(context.services)]
    wrong = any(each.state == "wrong" for each in found)
    answer = {"ok": not wrong, "checks": [each._asdict() for each in found]}
    context.console.answer(answer, *(line for each in found for line in _lines(each)))
    return 1 if wrong else 0


def _lines(check: Check) -> list[str]:
    lines = [f"{_MARKS[check.state]:<6} {check.name}: {check.found}"]
    return [*lines, f"       {check.mend}"] if check.mend else lines
