"""In which order the cells of a merged notebook come."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def merged_order(
    mine: Sequence[int], theirs: Sequence[int], keep: Collection[int], base_length: int
) -> list[int]:
    """The cells in ``keep``, in the order of the side that moved cells, or of mine.

    Whatever only the other side has comes after the cell that it follows there; where both
    added cells at one place, mine come first. The first ``base_length`` numbers are the cells
    of base in its order.
    """
    shared = {place for place in set(mine) & set(theirs) if place < base_length}
    mine_moved = _is_moved([place for place in mine if place in shared])
    theirs_moved = _is_moved([place for place in theirs if place in shared])
    backbone, other = (theirs, mine) if theirs_moved and not mine_moved else (mine, theirs)
    order = [place for place in backbone if place in keep]
    known = set(order)
    only_backbone = known - set(other)
    at = 0
    for place in other:
        if place in known:
            at = order.index(place) + 1
        elif place in keep:
            while backbone is mine and at < len(order) and order[at] in only_backbone:
                at += 1
            order.insert(at, place)
            at += 1
    return order


def _is_moved(places: list[int]) -> bool:
    return places != sorted(places)
