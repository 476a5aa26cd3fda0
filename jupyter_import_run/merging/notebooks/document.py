"""A notebook as a merge sees it: cells that know what they are, and the rest as it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from ...notebooks.schema import is_valid
from .style import Style, read_json

RUN = ("outputs", "execution_count")
"""What a run leaves in a cell."""

_IDS_SINCE = 5
"""The minor format from which on cells have ids."""


class UnreadableError(Exception):
    """Not a valid notebook of format 4."""


@dataclass(frozen=True)
class Cell:
    """One cell. ``id`` is None where it has none that is its own in the notebook.

    ``content`` is the whole cell as JSON.
    """

    id: str | None
    content: dict[str, Any]

    @property
    def cell_type(self) -> str:
        """``code``, ``markdown`` or ``raw``."""
        return str(self.content["cell_type"])

    @property
    def source(self) -> str:
        """The source as one text."""
        return joined(self.content["source"])

    @property
    def text(self) -> tuple[str, str]:
        """What a person wrote: the kind of cell and its source."""
        return self.cell_type, self.source

    @property
    def run(self) -> dict[str, Any]:
        """What running it left; empty in cells that are not run."""
        return {key: self.content[key] for key in RUN if key in self.content}

    def with_values(self, **values: Any) -> Cell:
        """The same cell, with other values."""
        return replace(self, content={**self.content, **values})


@dataclass(frozen=True)
class Document:
    """A notebook: its cells, the whole of it as JSON with none of them, and how it was written."""

    cells: list[Cell]
    rest: dict[str, Any]
    style: Style

    @property
    def minor(self) -> int:
        """The minor format."""
        return int(self.rest["nbformat_minor"])

    @property
    def text(self) -> str:
        """All sources, to be shown."""
        return "\n\n".join(cell.source for cell in self.cells)


def read(content: bytes) -> Document:
    """The notebook in ``content``. Raises :class:`UnreadableError`."""
    try:
        value, style = read_json(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableError from error
    if not isinstance(value, dict) or value.get("nbformat") != 4:
        raise UnreadableError
    minor, cells = value.get("nbformat_minor"), value.get("cells")
    if not isinstance(minor, int) or not isinstance(cells, list):
        raise UnreadableError
    if not is_valid(value, min(minor, _IDS_SINCE - 1)):  # ids may be missing
        raise UnreadableError
    ids = [cell.get("id") for cell in cells]
    times = Counter(each for each in ids if isinstance(each, str))
    own = [each if isinstance(each, str) and times[each] == 1 else None for each in ids]
    return Document(
        [Cell(*pair) for pair in zip(own, cells, strict=True)], {**value, "cells": []}, style
    )


def has_ids(minor: int) -> bool:
    """Whether the cells of format 4.``minor`` have ids."""
    return minor >= _IDS_SINCE


def joined(text: str | list[str]) -> str:
    """A text of the format, which may be a list of its lines."""
    return text if isinstance(text, str) else "".join(text)


def in_lines(text: str) -> list[str]:
    """A text as the format writes it."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]
