"""Which cell of one notebook is which cell of another."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from .document import Cell
from .similar import similar_pairs

Pairs = dict[int, int]
"""By place in the new notebook: the place in the old one."""


def aligned(old: Sequence[Cell], new: Sequence[Cell]) -> Pairs:
    """The cells that both have, also edited or moved ones.

    An id that both have says it. Between such cells equal ones are the same, then those that
    nbdime calls similar, then as many of one kind as were there before. At last, what has one
    equal anywhere else was moved.
    """
    pairs = _by_id(old, new)
    taken = set(pairs.values())
    for old_run, new_run in _gaps(_in_order(pairs), len(old), len(new)):
        old_free = [place for place in old_run if place not in taken]
        new_free = [place for place in new_run if place not in pairs]
        found = list(_in_gap([old[n] for n in old_free], [new[n] for n in new_free]))
        pairs.update((new_free[b], old_free[a]) for a, b in found)
    return pairs | _moved(old, new, pairs)


def _by_id(old: Sequence[Cell], new: Sequence[Cell]) -> Pairs:
    places = {cell.id: place for place, cell in enumerate(old) if cell.id is not None}
    return {place: places[cell.id] for place, cell in enumerate(new) if cell.id in places}


def _in_order(pairs: Pairs) -> list[tuple[int, int]]:
    """The most (old, new) pairs that are in the same order on both sides."""
    ends: list[int] = []
    chains: list[list[tuple[int, int]]] = []
    for place in sorted(pairs):
        at = bisect_left(ends, pairs[place])
        chain = [*(chains[at - 1] if at else []), (pairs[place], place)]
        ends[at : at + 1] = [pairs[place]]
        chains[at : at + 1] = [chain]
    return chains[-1] if chains else []


def _gaps(
    anchors: Sequence[tuple[int, int]], old_length: int, new_length: int
) -> Iterator[tuple[range, range]]:
    old_start = new_start = 0
    for old_end, new_end in [*anchors, (old_length, new_length)]:
        yield range(old_start, old_end), range(new_start, new_end)
        old_start, new_start = old_end + 1, new_end + 1


def _in_gap(old: Sequence[Cell], new: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(
        None, [cell.text for cell in old], [cell.text for cell in new], autojunk=False
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        elif tag == "replace":
            for a, b in _edited(old[i1:i2], new[j1:j2]):
                yield i1 + a, j1 + b


def _edited(old: Sequence[Cell], new: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    similar = similar_pairs(old, new)
    yield from similar
    for old_run, new_run in _gaps(similar, len(old), len(new)):
        pairs = list(zip(old_run, new_run, strict=False))
        if len(old_run) == len(new_run) and all(_may_be_one(old[a], new[b]) for a, b in pairs):
            yield from pairs


def _may_be_one(old: Cell, new: Cell) -> bool:
    """Whether nothing says that these are two cells: not the kind, and not ids that both have."""
    return old.cell_type == new.cell_type and None in (old.id, new.id)


def _moved(old: Sequence[Cell], new: Sequence[Cell], pairs: Pairs) -> Pairs:
    taken = set(pairs.values())
    gone = [place for place in range(len(old)) if place not in taken]
    come = [place for place in range(len(new)) if place not in pairs]
    times = Counter(old[place].text for place in gone), Counter(new[place].text for place in come)
    places = {old[place].text: place for place in gone}
    return {
        place: places[text]
        for place in come
        if (text := new[place].text)[1].strip() and times[0][text] == times[1][text] == 1
    }
