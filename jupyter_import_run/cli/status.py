"""Say where a repository stands: branch, commits to push and pull, uncommitted changes.

Outside of a repository: of all that are below this folder. No server is asked.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .context import Context, perform
from .parser import add_json
from .words import status_lines

if TYPE_CHECKING:
    from ..wire.repositories import RepositorySummary

HELP = "say where repositories stand"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``status``."""
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help="default: here")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Say it."""
    return perform(arguments, _status, [arguments.path])


async def _status(context: Context, arguments: argparse.Namespace) -> int:
    from .places import repository_around

    place = context.place(arguments.path)
    if repository_around(place) is None and place.is_dir():
        return await _all(context, context.api_path(arguments.path))
    path = context.repository(arguments.path)
    status = await context.services.statuses.of(path)
    context.console.answer(status, *status_lines(status, str(context.root.place(path))))
    return 0


async def _all(context: Context, folder: str) -> int:
    """Those that cannot be looked at are named, and make the exit status 1."""
    from ..errors import ImportRunError
    from ..operations.repositories import list_repositories

    found = await list_repositories(context.services, hidden=False)
    statuses, problems, lines = [], [], []
    for each in found.repositories:
        if not _is_below(each, folder):
            continue
        try:
            status = await context.services.statuses.of(each.path)
        except ImportRunError as error:
            problems.append({"path": each.path, "error": error.info()})
            context.console.note(f"{each.path}: {error.message}")
            continue
        statuses.append(status)
        lines += status_lines(status, each.path)
    answer = {"repositories": statuses, "problems": problems}
    context.console.answer(answer, *(lines or ["There is no repository here."]))
    return 1 if problems else 0


def _is_below(repository: RepositorySummary, folder: str) -> bool:
    return not folder or f"{repository.path}/".startswith(f"{folder}/")
