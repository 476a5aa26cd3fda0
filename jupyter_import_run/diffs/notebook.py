"""Compare two notebooks by cells."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..wire.history import CellDiff
from .alignment import Pairs, align, moved
from .cells import (
    Cell,
    Notebook,
    extras_differ,
    has_outputs,
    kernel_differs,
    metadata_differs,
    ran_differently,
    read_notebook,
)
from .limits import DEFAULT, Limits, limit_hunks
from .text import all_lines, compare

_MOST_CELLS = 500


class NotebookDiff(msgspec.Struct, kw_only=True, frozen=True):
    """The cells that changed, in the order of the new notebook, as far as limits allow."""

    cells: list[CellDiff]
    metadata_changed: bool
    kernel_changed: bool
    truncated: bool


def compare_notebooks(old: bytes, new: bytes, limits: Limits = DEFAULT) -> NotebookDiff | None:
    """What makes ``new`` of ``old``; either may be empty. None where one is no notebook."""
    before, after = _read(old), _read(new)
    if before is None or after is None:
        return None
    pairs = align(before.cells, after.cells)
    changes = _changes(before.cells, after.cells, pairs)
    cells, is_cut = _limited(changes, limits)
    extras = any(extras_differ(before.cells[a], after.cells[b]) for b, a in pairs.items())
    both = bool(old and new)
    return NotebookDiff(
        cells=cells,
        metadata_changed=both and (extras or metadata_differs(before, after)),
        kernel_changed=both and kernel_differs(before, after),
        truncated=is_cut,
    )


def _read(content: bytes) -> Notebook | None:
    return read_notebook(content) if content else Notebook(cells=[], nbformat=4)


def _changes(old: Sequence[Cell], new: Sequence[Cell], pairs: Pairs) -> list[CellDiff]:
    away = moved(pairs)
    placed: list[tuple[tuple[int, int], CellDiff]] = []
    for n, cell in enumerate(new):
        if n not in pairs:
            placed.append(((n, 0), _whole(cell, n, "added")))
            continue
        change = _change(old[pairs[n]], cell, n, is_moved=n in away)
        if change is not None:
            placed.append(((n, 0), change))
    # A removed cell is shown behind the one that it stood behind.
    stayed = {a: b for b, a in pairs.items() if b not in away}
    taken = set(pairs.values())
    behind = -1
    for n, cell in enumerate(old):
        behind = stayed.get(n, behind)
        if n not in taken:
            placed.append(((behind, 1 + n), _whole(cell, n, "removed")))
    return [change for _, change in sorted(placed, key=lambda each: each[0])]


def _whole(cell: Cell, place: int, change: str) -> CellDiff:
    return CellDiff(
        change="added" if change == "added" else "removed",
        cell_type=cell.cell_type,
        number=place + 1,
        hunks=all_lines(cell.text, change),
        outputs_changed=has_outputs(cell),
    )


def _change(old: Cell, new: Cell, place: int, *, is_moved: bool) -> CellDiff | None:
    outputs = ran_differently(old, new)
    if old.key != new.key:
        return CellDiff(
            change="modified",
            cell_type=new.cell_type,
            number=place + 1,
            hunks=compare(old.text, new.text),
            outputs_changed=outputs,
        )
    if not (is_moved or outputs):
        return None
    return CellDiff(
        change="moved" if is_moved else "outputs",
        cell_type=new.cell_type,
        number=place + 1,
        hunks=[],
        outputs_changed=outputs,
    )


def _limited(cells: Sequence[CellDiff], limits: Limits) -> tuple[list[CellDiff], bool]:
    room, is_cut = limits.lines, len(cells) > _MOST_CELLS
    kept = []
    for cell in cells[:_MOST_CELLS]:
        hunks, cut_here = limit_hunks(cell.hunks, limits._replace(lines=room))
        room -= sum(len(hunk.lines) for hunk in hunks)
        is_cut |= cut_here
        kept.append(msgspec.structs.replace(cell, hunks=hunks))
    return kept, is_cut
