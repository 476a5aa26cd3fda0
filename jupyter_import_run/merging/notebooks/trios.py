"""The cells of three notebooks, put together by which cell they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from .align import Pairs, aligned
from .document import Cell


@dataclass
class Trio:
    """One cell in each notebook, None where it is not there. ``number``: in mine, from 1."""

    base: Cell | None = None
    mine: Cell | None = None
    theirs: Cell | None = None
    number: int | None = None


@dataclass
class Trios:
    """All cells; ``mine`` and ``theirs`` are the order of each side, as places in ``cells``."""

    cells: list[Trio] = field(default_factory=list)
    mine: list[int] = field(default_factory=list)
    theirs: list[int] = field(default_factory=list)

    def add(self) -> int:
        """A new one; its place."""
        self.cells.append(Trio())
        return len(self.cells) - 1


def put_together(base: Sequence[Cell], mine: Sequence[Cell], theirs: Sequence[Cell]) -> Trios:
    """Those of ``base`` first, then what mine added, then what only theirs added."""
    trios = Trios([Trio(base=cell) for cell in base])
    trios.mine = _places(trios, aligned(base, mine), mine)
    for number, (place, cell) in enumerate(zip(trios.mine, mine, strict=True), 1):
        trios.cells[place].mine = cell
        trios.cells[place].number = number
    pairs = aligned(base, theirs)
    pairs |= _added_by_both(trios, len(base), theirs, pairs)
    trios.theirs = _places(trios, pairs, theirs)
    for place, cell in zip(trios.theirs, theirs, strict=True):
        trios.cells[place].theirs = cell
    return trios


def _places(trios: Trios, pairs: Pairs, cells: Sequence[Cell]) -> list[int]:
    return [pairs[n] if n in pairs else trios.add() for n in range(len(cells))]


def _added_by_both(trios: Trios, base_length: int, theirs: Sequence[Cell], pairs: Pairs) -> Pairs:
    """New cells of theirs that mine has too: with the same id, or the same text at one place."""
    by_id: dict[str, int] = {}
    by_text: dict[tuple[int, tuple[str, str]], list[int]] = defaultdict(list)
    before = -1
    for place in trios.mine:
        cell = trios.cells[place].mine
        assert cell is not None
        if place < base_length:
            before = place
        else:
            by_text[before, cell.text].append(place)
            if cell.id is not None:
                by_id[cell.id] = place
    found: Pairs = {
        number: by_id[cell.id]
        for number, cell in enumerate(theirs)
        if number not in pairs and cell.id in by_id
    }
    taken = set(found.values())
    before = -1
    for number, cell in enumerate(theirs):
        if number in pairs:
            before = pairs[number]
        elif number not in found:
            free = [place for place in by_text[before, cell.text] if place not in taken]
            if free:
                found[number] = free[0]
                taken.add(free[0])
    return found
