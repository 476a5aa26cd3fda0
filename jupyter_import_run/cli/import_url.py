"""Import the notebook or the repository at a URL.

Takes what the panel takes: pages of GitHub, GitLab and others, addresses for git, links to
notebooks, badges. It lands in the current folder, or in --folder.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from .context import Context, perform
from .parser import add_json

if TYPE_CHECKING:
    from ..wire.jobs import ImportNotebookResult, ImportRepositoryResult

HELP = "import a notebook or a repository by URL"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``import``."""
    parser.add_argument("url", metavar="URL")
    parser.add_argument("--folder", metavar="DIR", default=".", help="put it in this folder")
    parser.add_argument("--name", help="call it so (default: its own name)")
    parser.add_argument("--ref", help="branch, tag or commit of a repository")
    parser.add_argument(
        "--history",
        choices=("fast", "full", "none"),
        default="fast",
        help="of a repository: the files first and then the history (fast), all at once (full), "
        "or the newest commit only (none)",
    )
    parser.add_argument("--submodules", action="store_true", help="of a repository: them too")
    parser.add_argument(
        "--if-exists",
        choices=("rename", "reuse", "fail"),
        default="rename",
        help="where something of that name is there: take another name, take it if it is the "
        "same, or stop (default: rename)",
    )
    parser.add_argument("--account", metavar="ACCOUNT", help="sign in as name@host")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Import it."""
    return perform(arguments, _import, [arguments.folder])


async def _import(context: Context, arguments: argparse.Namespace) -> None:
    from ..sources import parse
    from ..wire.jobs import (
        ImportNotebook,
        ImportNotebookResult,
        ImportRepository,
        ImportRepositoryResult,
    )
    from .accounts.choose import chosen_id
    from .jobs import run_job

    account = await chosen_id(context, arguments.account)
    folder = context.api_path(arguments.folder)
    kind = parse(arguments.url, context.services.settings.provider_kinds).kind
    if kind == "notebook":
        notebook = await run_job(
            context,
            ImportNotebook(
                url=arguments.url,
                folder=folder,
                name=arguments.name,
                if_exists=arguments.if_exists,
                account=account,
            ),
        )
        assert isinstance(notebook, ImportNotebookResult)
        context.console.answer(notebook, *_lines(context, notebook))
        return
    result = await run_job(
        context,
        ImportRepository(
            url=arguments.url,
            ref=arguments.ref,
            folder=folder,
            name=arguments.name,
            if_exists=arguments.if_exists,
            history=arguments.history,
            submodules=arguments.submodules,
            account=account,
        ),
    )
    assert isinstance(result, ImportRepositoryResult)
    context.console.answer(result, *repository_lines(context, result))


def repository_lines(context: Context, result: ImportRepositoryResult) -> list[str]:
    """What came of importing a repository, for people."""
    at = f" on branch {result.branch}" if result.branch else ""
    lines = _lines(context, result)
    lines[0] += at
    if result.open_path is not None and result.open_path != result.path:
        lines.append(f"Open {context.root.place(result.open_path)}")
    return lines


def _lines(context: Context, result: ImportNotebookResult | ImportRepositoryResult) -> list[str]:
    what = "It is here already" if result.reused else "Imported"
    return [
        f"{what}: {context.root.place(result.path)}",
        *(warning.message for warning in result.warnings),
    ]
