"""Make a link or a badge: whoever clicks it has the notebook or repository in their own Jupyter.

Without --target it goes to c.ImportRun.badge_target, or else to a placeholder: put the address
of your Jupyter in its place. The badge's picture is a file beside the document (--format svg
gives it), which needs no server.
"""

from __future__ import annotations

import argparse
import os

from .context import Context, perform
from .parser import UsageError, add_json

HELP = "make a link or a badge for others"

_FORMATS = ("markdown", "html", "rst", "url", "svg")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``badge``."""
    parser.add_argument(
        "source",
        metavar="URL",
        nargs="?",
        help="a notebook or repository; or the path of a repository here, or of a file in one",
    )
    parser.add_argument(
        "--target",
        metavar="URL",
        help="the server or hub that it goes to; the address of a hub ends in /hub",
    )
    version = parser.add_mutually_exclusive_group()
    version.add_argument("--branch", help="a branch or tag of the repository")
    version.add_argument(
        "--commit", action="store_true", help="the commit that is checked out, whatever follows it"
    )
    parser.add_argument("--open", metavar="FILE", help="the file of the repository that is opened")
    parser.add_argument("--run", action="store_true", help="suggest to run it")
    parser.add_argument(
        "--picture", metavar="ADDRESS", help="the badge's picture (default: import-run.svg)"
    )
    parser.add_argument("--format", choices=_FORMATS, default="markdown", help="default: markdown")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make it."""
    if arguments.format == "svg" and not arguments.json:
        from ..links.picture import picture

        print(picture(), end="")
        return 0
    if arguments.source is None:
        raise UsageError("Say what the link is for: a URL, or the path of a repository here.")
    arguments.is_here = os.path.exists(arguments.source)
    if arguments.commit and not arguments.is_here:
        raise UsageError("--commit is for a repository here; name one with --branch.")
    return perform(arguments, _make, [arguments.source] if arguments.is_here else [])


async def _make(context: Context, arguments: argparse.Namespace) -> None:
    from ..errors import ImportRunError
    from ..operations.sharing.make_link import make_link
    from ..wire.links import LinkRequest

    source, is_here = arguments.source, arguments.is_here
    made = await make_link(
        context.services,
        LinkRequest(
            url=None if is_here else source,
            path=context.api_path(source) if is_here else None,
            target=arguments.target,
            at="commit" if arguments.commit else "branch",
            branch=arguments.branch,
            open=arguments.open,
            run=arguments.run,
            picture=arguments.picture,
        ),
    )
    if made.problem is not None:
        problem = made.problem
        raise ImportRunError(problem.code, problem.message, **problem.data)
    for note in made.notes:
        context.console.note(note.message)
    context.console.answer(made, *(getattr(made, arguments.format) or "").splitlines())
