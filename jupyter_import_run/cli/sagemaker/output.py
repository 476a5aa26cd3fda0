"""Answers as ``--query`` and ``--output`` of the AWS command line want them.

https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from ...errors import ImportRunError
from ..console import Console
from ..parser import UsageError
from ..printable import printable


def write(console: Console, arguments: argparse.Namespace, answer: Any) -> None:
    """``answer``, or what ``--query`` finds in it. Raises UsageError and ``unsupported``."""
    if arguments.query is not None:
        answer = _found(arguments.query, answer)
    if arguments.output != "text":
        console.document(answer)
        return
    for line in _lines(answer):
        print(line)


def _found(query: str, answer: Any) -> Any:
    try:
        import jmespath
    except ImportError as error:
        raise ImportRunError(
            "unsupported", "--query needs jmespath: pip install 'jupyter_import_run[aws]'"
        ) from error
    try:
        return jmespath.search(query, answer)
    except (jmespath.exceptions.JMESPathError, ValueError) as error:
        raise UsageError(f"--query: {error}") from error


def _lines(value: Any, name: str | None = None) -> Iterator[str]:
    """Columns with tabs between them: what is not nested by name, then what is, line by line."""
    label = [] if name is None else [name.upper()]
    if isinstance(value, dict):
        plain = [_cell(value[key]) for key in sorted(value) if not _is_nested(value[key])]
        if plain:
            yield "\t".join([*label, *plain])
        for key in sorted(value):
            if _is_nested(value[key]):
                yield from _lines(value[key], key)
    elif isinstance(value, list):
        plain = [_cell(each) for each in value if not _is_nested(each)]
        if plain:
            yield "\t".join([*label, *plain])
        for each in value:
            if _is_nested(each):
                yield from _lines(each, name)
    else:
        yield "\t".join([*label, _cell(value)])


def _is_nested(value: Any) -> bool:
    return isinstance(value, (dict, list))


def _cell(value: Any) -> str:
    return "None" if value is None else printable(value)
