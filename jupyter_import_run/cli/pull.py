"""Bring what is new on the server into a repository; what you changed stays.

Where both sides changed the same lines nothing is touched, unless --on-conflict says whose
changes count. Commits that only this branch has are merged with theirs, or made anew on top of
them with --rebase or where pull.rebase of git says so. Where git is told to go forward only
(pull.ff), it is for --rebase or --no-rebase to say.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .context import Context, perform
from .parser import add_json
from .words import count

if TYPE_CHECKING:
    from ..wire.git_results import PullResult

HELP = "bring what is new into a repository"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``pull``."""
    parser.add_argument(
        "path", metavar="PATH", nargs="?", default=".", help="a repository (default: this one)"
    )
    parser.add_argument(
        "--on-conflict",
        choices=("ask", "mine", "theirs", "both"),
        default="ask",
        help="whose changes count where both changed the same lines (default: ask, which stops)",
    )
    parser.add_argument(
        "--rebase",
        action=argparse.BooleanOptionalAction,
        help="make your commits anew on top of theirs, or merge both (default: as git does it)",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Pull."""
    return perform(arguments, _pull, [arguments.path])


async def _pull(context: Context, arguments: argparse.Namespace) -> None:
    from ..wire.git_jobs import Pull
    from ..wire.git_results import PullResult
    from .jobs import run_job

    path = context.repository(arguments.path)
    request = Pull(path=path, on_conflict=arguments.on_conflict, rebase=arguments.rebase)
    result = await run_job(context, request)
    assert isinstance(result, PullResult)
    context.console.answer(result, *_lines(result))


def _lines(result: PullResult) -> list[str]:
    if result.before == result.after:
        return ["Nothing new."]
    lines = [
        f"{count(result.commits, 'new commit')}, {count(result.changed_total, 'file')} changed."
    ]
    if result.rewritten:
        lines.append("The history on the server had been replaced.")
    if result.anew:
        lines.append(f"{count(result.anew, 'commit')} of yours made anew on top of theirs.")
    if result.not_rebased:
        lines.append("Merged, not rebased: there are merges among your own commits.")
    if result.kept:
        lines.append(f"Your uncommitted changes were kept in {count(len(result.kept), 'file')}.")
    if result.copies:
        lines.append("The other side's versions are beside yours:")
        lines += [f"  {path}" for path in result.copies]
    return lines
