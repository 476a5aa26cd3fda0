"""Answers as ``--query`` and ``--output`` of the AWS command line want them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from ..console import Console
from ..parser import UsageError
from .formats import table_lines, text_lines, yaml_text

FORMATS = ("json", "text", "table", "yaml", "yaml-stream")


def write(console: Console, arguments: argparse.Namespace, verb: str, answer: Any) -> None:
    """``answer`` of ``verb``, or what ``--query`` finds in it. Raises UsageError."""
    if arguments.query is not None:
        answer = _found(arguments.query, answer)
    if console.as_json or arguments.output == "json":
        console.document(answer)
    elif arguments.output == "text":
        _print(text_lines(answer))
    elif arguments.output == "table":
        _print(table_lines(answer, verb))
    else:
        print(yaml_text([answer] if arguments.output == "yaml-stream" else answer), end="")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _found(query: str, answer: Any) -> Any:
    import jmespath

    try:
        return jmespath.search(query, answer)
    except (jmespath.exceptions.JMESPathError, ValueError) as error:
        raise UsageError(f"--query: {error}") from error
