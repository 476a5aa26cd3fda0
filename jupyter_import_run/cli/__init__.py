"""``jupyter import-run …``: one module for each subcommand.

A module has HELP, ``add_arguments(parser)`` and ``run(arguments) -> exit status``, and
imports what it needs when it runs.
"""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from .. import __version__

_SUBCOMMANDS = ("demo", "git-credentials")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    arguments = _parser().parse_args(argv)
    command: ModuleType = arguments.command
    status: int = command.run(arguments)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jupyter import-run",
        description="Import notebooks and Git repositories into JupyterLab by URL.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    subcommands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in _SUBCOMMANDS:
        module = import_module(f"{__name__}.{name.replace('-', '_')}")
        subparser = subcommands.add_parser(
            name, help=module.HELP, description=inspect.getdoc(module)
        )
        module.add_arguments(subparser)
        subparser.set_defaults(command=module)
    return parser
