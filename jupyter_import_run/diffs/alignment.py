"""Which cell of an old notebook is which of a new one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from .cells import Cell

_SIMILAR = 0.5
"""Share of their lines that two sources must have in common to be one cell, edited."""

_MOST_PAIRS = 2500
"""In longer runs of cells only equal ones are recognised: each is compared with each."""

Pairs = dict[int, int]
"""By place in the new notebook: the place in the old one."""


def align(old: Sequence[Cell], new: Sequence[Cell]) -> Pairs:
    """The cells that both have: by id, then equal ones in order, edited ones, moved ones."""
    pairs = _by_id(old, new)
    free = [n for n in range(len(old)) if n not in set(pairs.values())]
    come = [n for n in range(len(new)) if n not in pairs]
    matcher = SequenceMatcher(
        None, [old[n].key for n in free], [new[n].key for n in come], autojunk=False
    )
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            pairs[come[block.b + offset]] = free[block.a + offset]
    pairs |= _edited(old, new, pairs)
    return pairs | _equal_elsewhere(old, new, pairs)


def moved(pairs: Pairs) -> set[int]:
    """Places in the new notebook of the fewest cells whose move explains the new order."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for place in sorted(pairs):
        at = bisect_left(ends, pairs[place])
        before[place] = last[at - 1] if at else None
        ends[at : at + 1] = [pairs[place]]
        last[at : at + 1] = [place]
    in_order = set()
    each = last[-1] if last else None
    while each is not None:
        in_order.add(each)
        each = before[each]
    return set(pairs) - in_order


def _by_id(old: Sequence[Cell], new: Sequence[Cell]) -> Pairs:
    """Ids that are not the cell's own in its notebook say nothing."""
    times = [Counter(cell.id for cell in cells) for cells in (old, new)]
    places = {cell.id: n for n, cell in enumerate(old) if cell.id and times[0][cell.id] == 1}
    return {
        n: places[cell.id]
        for n, cell in enumerate(new)
        if cell.id in places and times[1][cell.id] == 1
    }


def _edited(old: Sequence[Cell], new: Sequence[Cell], pairs: Pairs) -> Pairs:
    """Between two cells that stayed: the most similar of one kind."""
    found: Pairs = {}
    for old_run, new_run in _gaps(pairs, len(old), len(new)):
        if len(old_run) * len(new_run) > _MOST_PAIRS:
            continue
        likeness = sorted(
            (
                (_likeness(old[a], new[b]), -abs(a - b), a, b)
                for a in old_run
                for b in new_run
                if old[a].cell_type == new[b].cell_type
            ),
            reverse=True,
        )
        for score, _, a, b in likeness:
            if score >= _SIMILAR and b not in found and a not in found.values():
                found[b] = a
    return found


def _gaps(pairs: Pairs, old_length: int, new_length: int) -> Iterator[tuple[list[int], list[int]]]:
    """Runs of cells without a partner, between those that kept their order."""
    away = moved(pairs)
    anchors = [(pairs[n], n) for n in sorted(pairs) if n not in away]
    taken = set(pairs.values())
    for (a1, b1), (a2, b2) in pairwise([(-1, -1), *anchors, (old_length, new_length)]):
        yield (
            [n for n in range(a1 + 1, a2) if n not in taken],
            [n for n in range(b1 + 1, b2) if n not in pairs],
        )


def _likeness(old: Cell, new: Cell) -> float:
    """The share of lines in common; of single lines, that of their letters."""
    before, after = old.text.split("\n"), new.text.split("\n")
    if len(before) == len(after) == 1:
        return SequenceMatcher(None, old.text[:500], new.text[:500]).ratio()
    common = sum((Counter(before) & Counter(after)).values())
    return 2 * common / (len(before) + len(after))


def _equal_elsewhere(old: Sequence[Cell], new: Sequence[Cell], pairs: Pairs) -> Pairs:
    taken = set(pairs.values())
    free: dict[tuple[str, str], list[int]] = {}
    for n, cell in enumerate(old):
        if n not in taken and cell.text.strip():
            free.setdefault(cell.key, []).append(n)
    return {
        n: places.pop(0)
        for n, cell in enumerate(new)
        if n not in pairs and (places := free.get(cell.key))
    }
