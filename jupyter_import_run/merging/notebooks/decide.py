"""What becomes of one cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..model import Choice, Part, PartIds, shown
from .document import RUN, Cell, in_lines
from .lines import merge_lines
from .trios import Trio
from .values import merge_values


@dataclass(frozen=True)
class Decision:
    """``cells`` take the place of the three. ``part`` had to be asked; ``open``: it still has."""

    cells: tuple[Cell, ...] = ()
    part: Part | None = None
    open: bool = False


def decide(trio: Trio, choices: Mapping[str, Choice], ids: PartIds) -> Decision:
    """Merge one cell. It is a conflict where both changed its text at the same lines, or one
    removed what the other one changed; what running it left never makes one."""
    base, mine, theirs = trio.base, trio.mine, trio.theirs
    if mine is None and theirs is None:
        return Decision()
    if mine is None or theirs is None:
        left = mine or theirs
        assert left is not None
        if base is None:
            return Decision((left,))
        if left.text == base.text:
            return Decision()
        return _ask(trio, choices, ids)
    merged = _merged(base, mine, theirs)
    if merged is None:
        return _ask(trio, choices, ids)
    return Decision((replace(merged, id=mine.id or theirs.id),))


def _merged(base: Cell | None, mine: Cell, theirs: Cell) -> Cell | None:
    """The cell where nobody has to be asked. What ran stays with the source that ran."""
    if mine.text == theirs.text:
        if _theirs_ran(base, mine, theirs):
            return _dressed(mine.with_values(**theirs.run), base, mine, theirs)
        return _dressed(mine, base, mine, theirs)
    if base is None:
        return None
    if theirs.text == base.text:
        return _dressed(mine, base, mine, theirs)
    if mine.text == base.text:
        return _dressed(theirs, base, theirs, mine)
    if not base.cell_type == mine.cell_type == theirs.cell_type:
        return None
    source = merge_lines(base.source, mine.source, theirs.source)
    if source is None:
        return None
    cell = _dressed(mine.with_values(source=in_lines(source)), base, mine, theirs)
    return _not_run(cell)


def _theirs_ran(base: Cell | None, mine: Cell, theirs: Cell) -> bool:
    """Whether the outputs to keep are theirs: mine did not run the same source itself."""
    if base is not None and base.text == mine.text:
        return mine.run == base.run
    return not mine.content.get("outputs") and mine.content.get("execution_count") is None


def _not_run(cell: Cell) -> Cell:
    if cell.cell_type != "code":
        return cell
    return cell.with_values(outputs=[], execution_count=None)


def _dressed(cell: Cell, base: Cell | None, preferred: Cell, other: Cell) -> Cell:
    """``cell`` with all that is neither text nor output merged, ``preferred`` first."""
    own = {*RUN, "cell_type", "source", "id"}
    rests = [
        {key: value for key, value in each.content.items() if key not in own} if each else {}
        for each in (base, preferred, other)
    ]
    merged = merge_values(*rests)
    if preferred.cell_type != other.cell_type:
        merged = {key: value for key, value in merged.items() if key in rests[1]}
    kept = {key: value for key, value in cell.content.items() if key in own or key in merged}
    return Cell(cell.id, {**kept, **merged})


def _ask(trio: Trio, choices: Mapping[str, Choice], ids: PartIds) -> Decision:
    part = _part(trio, ids)
    choice = choices.get(part.id)
    sides = {"mine": trio.mine, "theirs": trio.theirs}
    names = ("mine", "theirs") if choice == "both" else (choice,)
    cells = tuple(cell for name in names if name and (cell := sides[name]) is not None)
    return Decision(cells, part, choice is None)


def _part(trio: Trio, ids: PartIds) -> Part:
    cells = trio.base, trio.mine, trio.theirs
    base, mine, theirs = (shown(cell.source) if cell else "" for cell in cells)
    typical = trio.mine or trio.theirs
    assert typical is not None
    return Part(
        id=ids.next(*(each for cell in cells for each in (cell.text if cell else (None, None)))),
        mine=mine,
        theirs=theirs,
        base=base,
        cell_type=typical.cell_type,
        deleted_by=None if trio.mine and trio.theirs else "theirs" if trio.mine else "mine",
        number=trio.number,
    )
