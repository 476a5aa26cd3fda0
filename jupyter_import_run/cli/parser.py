"""Arguments: commands within commands, and one way to say that they are wrong."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NoReturn


class UsageError(Exception):
    """The command line does not make sense."""

    def __init__(self, message: str, usage: str = "") -> None:
        super().__init__(message)
        self.usage = usage

    def show(self, *, as_json: bool) -> None:
        """On stderr."""
        if as_json:
            from ..errors import ImportRunError
            from .console import Console

            Console(as_json=True).fail(ImportRunError("invalid_request", str(self)))
        else:
            from .printable import printable

            print(f"{self.usage}{printable(self)}", file=sys.stderr)


class Parser(argparse.ArgumentParser):
    """As argparse's, which raises UsageError. Options are written out: scripts stay right."""

    def __init__(self, **options: object) -> None:
        super().__init__(allow_abbrev=False, **options)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """What argparse has against the arguments."""
        raise UsageError(message, self.format_usage())


def add_commands(
    parser: Parser,
    package: str,
    commands: Mapping[str, str],
    unlisted: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Give ``parser`` subcommands: name -> module of ``package``. Help leaves out ``unlisted``."""
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    for name, module_name in {**commands, **unlisted}.items():
        module = import_module(f"{package}.{module_name}")
        listed = {} if name in unlisted else {"help": module.HELP}
        subparser = subparsers.add_parser(name, description=inspect.getdoc(module), **listed)
        module.add_arguments(subparser)
        if hasattr(module, "run"):
            subparser.set_defaults(command=module)


def add_json(parser: argparse.ArgumentParser) -> None:
    """``--json``, which each command has."""
    parser.add_argument("--json", action="store_true", help="answer with one JSON document")
