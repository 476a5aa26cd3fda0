"""nbdime: which cells of two runs are the same one, edited."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import isqrt

from .document import Cell

_WORK = 10_000_000
"""nbdime compares each cell with each, and each character of one with each of the other: a second
or two. The more cells there are, the less of each is compared."""

_LEAST = 40
"""Characters of a cell that say something about which one it is."""


def similar_pairs(old: Sequence[Cell], new: Sequence[Cell]) -> list[tuple[int, int]]:
    """Places in ``old`` and ``new`` that nbdime's diff of notebooks puts side by side.

    Only sources are compared: outputs say little about which cell it is, and cost the most.
    In runs of more than a hundred cells nothing is looked for.
    """
    if not old or not new:
        return []
    length = isqrt(_WORK // (len(old) * len(new)))
    if length < _LEAST:
        return []
    # jsonschema loads it where it is there, for URLs in schemas: a second, and nothing for us
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from nbdime import diff_notebooks

    return _aligned(diff_notebooks(_plain(old, length), _plain(new, length)), len(old))


def _plain(cells: Sequence[Cell], length: int) -> dict[str, object]:
    kinds_and_sources = ((cell.cell_type, cell.source[:length]) for cell in cells)
    return {
        "cells": [
            {"cell_type": kind, "source": source, "metadata": {}, "outputs": []}
            for kind, source in kinds_and_sources
        ]
    }


def _aligned(diff: list[dict[str, object]], length: int) -> list[tuple[int, int]]:
    """Read a diff: what it neither adds nor removes is in both, in the same order.

    https://nbdime.readthedocs.io/en/latest/diffing.html#diff-format
    """
    added: dict[int, int] = {}
    removed: set[int] = set()
    for entry in (each for top in diff for each in top["diff"]):  # type: ignore[attr-defined]
        if entry["op"] == "addrange":
            added[entry["key"]] = len(entry["valuelist"])
        elif entry["op"] == "removerange":
            removed.update(range(entry["key"], entry["key"] + entry["length"]))
    pairs = []
    place = 0
    for number in range(length):
        place += added.get(number, 0)
        if number not in removed:
            pairs.append((number, place))
            place += 1
    return pairs
