"""Show all that is kept outside of your repositories, and remove it after a question.

Repositories, notebooks and the changes in them stay. Folders that were moved aside when a
repository was cloned anew stay too, unless --with-kept-folders says otherwise.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .context import Context, perform
from .parser import add_json
from .progress import size
from .words import columns

if TYPE_CHECKING:
    from .outside import Kept

HELP = "remove what is kept outside of repositories"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``cleanup``."""
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--with-kept-folders",
        action="store_true",
        help="also folders that were moved aside, with the work that is in them",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show it, and remove it. Returns 1 where it stays."""
    return perform(arguments, _clean_up)


async def _clean_up(context: Context, arguments: argparse.Namespace) -> int:
    from ..errors import ImportRunError
    from ..threads import in_thread
    from .outside import find_kept, is_in_use, remove_kept

    services, console = context.services, context.console
    with_work = arguments.with_kept_folders
    kept = await in_thread(find_kept, services)
    for line in _lines(kept, with_work=with_work):
        console.note(line)
    goes = bool(kept) and (arguments.yes or console.confirm("Remove all of it?"))
    if goes:
        if await in_thread(is_in_use, services):
            raise ImportRunError("busy", "Something is being imported just now.")
        await in_thread(lambda: remove_kept(services, with_work=with_work))
    answer = {"kept": [each._asdict() for each in kept], "removed": goes}
    said = "Removed." if goes else "Nothing was removed."
    console.answer(answer, said if kept else "Nothing is kept outside of repositories.")
    return 1 if kept and not goes else 0


def _lines(kept: list[Kept], *, with_work: bool) -> list[str]:
    if not kept:
        return []
    stays = "  (stays)" if not with_work else ""
    return columns(
        (
            each.what,
            size(each.bytes) if each.bytes else "",
            each.place + (stays if each.is_work else ""),
        )
        for each in kept
    )
