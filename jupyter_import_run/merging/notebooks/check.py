"""What a merged notebook must hold, whatever the merge thought: looked at once more, plainly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .document import RUN, Document, joined


def assert_kept(
    base: Document,
    mine: Document,
    theirs: Document,
    cells: Sequence[dict[str, Any]],
    dropped: Iterable[str],
) -> None:
    """Raise AssertionError unless ids are unique, outputs are under the source that made them,
    and every source that a side changed is there, or in ``dropped``: shown, and not chosen."""
    ids = [cell["id"] for cell in cells if "id" in cell]
    if len(ids) != len(set(ids)):
        raise AssertionError("an id twice")
    ran = [(cell.source, cell.run) for side in (mine, theirs) for cell in side.cells]
    sources = [joined(cell["source"]) for cell in cells]
    for cell, source in zip(cells, sources, strict=True):
        run = {key: cell[key] for key in RUN if key in cell}
        if run.get("outputs") and (source, run) not in ran:
            raise AssertionError("outputs of another source")
    old = {cell.source for cell in base.cells}
    old_lines = {line for source in old for line in source.split("\n")}
    there = [set(source.split("\n")) for source in sources]
    there += [set(source.split("\n")) for source in dropped]
    for source in {cell.source for side in (mine, theirs) for cell in side.cells} - old:
        new_lines = set(source.split("\n")) - old_lines
        if new_lines and not any(new_lines <= lines for lines in there):
            raise AssertionError("a source is missing")
