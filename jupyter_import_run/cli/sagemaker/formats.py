"""Answers as text, table and YAML, as the AWS command line has them.

https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..printable import printable


def text_lines(value: Any, name: str | None = None) -> Iterator[str]:
    """Columns with tabs between them: what is not nested by name, then what is, line by line."""
    label = [] if name is None else [name.upper()]
    if isinstance(value, dict):
        plain = [_cell(value[key]) for key in sorted(value) if not _is_nested(value[key])]
        if plain:
            yield "\t".join([*label, *plain])
        for key in sorted(value):
            if _is_nested(value[key]):
                yield from text_lines(value[key], key)
    elif isinstance(value, list):
        plain = [_cell(each) for each in value if not _is_nested(each)]
        if plain:
            yield "\t".join([*label, *plain])
        for each in value:
            if _is_nested(each):
                yield from text_lines(each, name)
    else:
        yield "\t".join([*label, _cell(value)])


def table_lines(value: Any, title: str) -> Iterator[str]:
    """Boxes below each other, each with its title; what is nested has one more edge."""
    boxes = list(_boxes(value, title, 0)) or [_Box(title, 0, ())]
    width = max(map(_width, boxes))
    yield "-" * width
    for box in boxes:
        edge = "|" * (box.depth + 1)
        inner = width - 2 * len(edge)
        yield f"{edge}{box.title.center(inner)}{edge}"
        columns = _columns(box.rows)
        if columns:
            columns[-1] += inner - sum(columns) - len(columns) + 1
        outer = "|" * box.depth
        rule = f"{outer}+{'+'.join('-' * column for column in columns or [inner])}+{outer}"
        yield rule
        for row in box.rows:
            cells = (f"  {cell}".ljust(column) for cell, column in zip(row, columns, strict=True))
            yield f"{edge}{'|'.join(cells)}{edge}"
        if box.rows:
            yield rule


def yaml_text(value: Any) -> str:
    """Block style, with names in the order that the answer has them."""
    import yaml

    return str(yaml.safe_dump(value, sort_keys=False, allow_unicode=True))


class _Box(NamedTuple):
    """Rows of equal length below a title."""

    title: str
    depth: int
    rows: Sequence[Sequence[str]]


def _boxes(value: Any, title: str, depth: int) -> Iterator[_Box]:
    if isinstance(value, list) and any(_is_nested(each) for each in value):
        for each in value:
            yield from _boxes(each, title, depth)
    elif isinstance(value, list):
        if value:
            yield _Box(title, depth, [[_cell(each)] for each in value])
    elif isinstance(value, dict):
        plain = [[key, _cell(value[key])] for key in sorted(value) if not _is_nested(value[key])]
        yield _Box(title, depth, plain)
        for key in sorted(value):
            if _is_nested(value[key]):
                yield from _boxes(value[key], key, depth + 1)
    else:
        yield _Box(title, depth, [[_cell(value)]])


def _columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each is, with two blanks on both sides."""
    return [max(map(len, column)) + 4 for column in zip(*rows, strict=True)]


def _width(box: _Box) -> int:
    columns = _columns(box.rows)
    inner = max(len(box.title) + 2, sum(columns) + len(columns) - 1)
    return inner + 2 * (box.depth + 1)


def _is_nested(value: Any) -> bool:
    return isinstance(value, (dict, list))


def _cell(value: Any) -> str:
    return "None" if value is None else printable(value)
