"""Commit copies of files to a repository that you need not have here, on top of its branch.

Only these files change there. The repository is a saved one (--preset) or that at --url.
"""

from __future__ import annotations

import argparse

from .context import Context, perform
from .parser import add_json
from .words import count

HELP = "publish files to a branch of a repository"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``publish``."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files and folders")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--preset", metavar="NAME", help="the saved repository of this name")
    target.add_argument("--url", help="the repository at this address")
    parser.add_argument("--branch", help="default: the saved one's, else the server's default")
    parser.add_argument("--folder", default="", help="folder in the repository (default: its top)")
    parser.add_argument("--name", help="what a single file or folder is to be called there")
    parser.add_argument("-m", "--message", required=True, help="what the commit says")
    parser.add_argument(
        "--without-outputs", action="store_true", help="notebooks go without their outputs"
    )
    parser.add_argument("--account", metavar="ACCOUNT", help="sign in as name@host")
    parser.add_argument("--author", metavar="'NAME <EMAIL>'", help="default: as git knows you")
    parser.add_argument(
        "--confirm",
        metavar="PATH",
        action="append",
        default=[],
        help="a path in the repository that is meant to go though it is large or looks like a "
        "secret; can be given several times",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Publish."""
    return perform(arguments, _publish, arguments.paths)


async def _publish(context: Context, arguments: argparse.Namespace) -> None:
    from ..wire.publish import Publish, PublishResult
    from .accounts.choose import chosen_id
    from .jobs import run_job

    result = await run_job(
        context,
        Publish(
            paths=[context.api_path(path) for path in arguments.paths],
            preset=arguments.preset,
            url=arguments.url,
            branch=arguments.branch,
            folder=arguments.folder,
            name=arguments.name,
            message=arguments.message,
            outputs=not arguments.without_outputs,
            account=await chosen_id(context, arguments.account),
            author=arguments.author,
            confirmed=arguments.confirm,
        ),
    )
    assert isinstance(result, PublishResult)
    merge_request = result.merge_request_url
    lines = [
        f"Published {count(result.changed, 'file')} to {result.branch}: {result.commit[:10]}",
        *([f"See {result.web_url}"] if result.web_url else []),
        *([f"Make a merge request: {merge_request}"] if merge_request else []),
        *(warning.message for warning in result.warnings),
    ]
    context.console.answer(result, *(lines if result.changed else lines[1:]))
