"""``jupyter import-run …``: one module for each subcommand.

A module has HELP, ``add_arguments(parser)`` and ``run(arguments) -> exit status``, and
imports what it needs when it runs. Exit status: 0 it worked, 1 it did not, 2 it was asked for
in a wrong way, 130 it was stopped.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from .. import __version__
from .parser import Parser, UsageError, add_commands

_COMMANDS = {
    "import": "import_url",
    "pull": "pull",
    "status": "status",
    "publish": "publish",
    "badge": "badge",
    "repositories": "repositories",
    "accounts": "accounts",
    "hosts": "hosts",
    "associate": "sagemaker.associate",
    "create-code-repository": "sagemaker.create_code_repository",
    "describe-code-repository": "sagemaker.describe_code_repository",
    "update-code-repository": "sagemaker.update_code_repository",
    "delete-code-repository": "sagemaker.delete_code_repository",
    "list-code-repositories": "sagemaker.list_code_repositories",
    "git-credentials": "git_credentials",
    "doctor": "doctor",
    "cleanup": "cleanup",
    "demo": "demo",
}

_UNLISTED = {
    "create-notebook-instance": "sagemaker.associate",
    "update-notebook-instance": "sagemaker.associate",
}
"""Understood for the sake of scripts: what such calls say of repositories."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status. Raises SystemExit for wrong usage."""
    words = list(sys.argv[1:] if argv is None else argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as stderr: no locale fails a command
    try:
        arguments = _parser().parse_args(words)
        status: int = arguments.command.run(arguments)
        if sys.stdout is not None:  # whoever began this may have closed it
            sys.stdout.flush()
    except UsageError as error:
        error.show(as_json="--json" in words)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        from .running import INTERRUPTED

        print("Stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Who reads has seen enough; Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _parser() -> Parser:
    parser = Parser(
        prog="jupyter import-run",
        description="Import notebooks and Git repositories into JupyterLab by URL.",
        epilog="Help on one of them: jupyter import-run COMMAND --help",
    )
    parser.add_argument("--version", action="version", version=__version__)
    add_commands(parser, __name__, _COMMANDS, _UNLISTED)
    return parser
