"""What a journey came to, for the browser."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from ..wire.filenames import shown
from .travel import Arrival

MOST = 200
"""Paths of each list that are told."""

NOTHING: dict[str, Any] = {
    "changed": [],
    "changed_total": 0,
    "kept": [],
    "copies": [],
    "snapshot": None,
}


def told(paths: Iterable[str]) -> list[str]:
    """The first of ``paths``, as the wire has them."""
    return [shown(path) for path in islice(paths, MOST)]


def move_result(arrival: Arrival, stay: Iterable[str]) -> dict[str, Any]:
    """The fields of a MoveResult but the commits; ``stay`` are submodules that did not follow."""
    return {
        "changed": told(arrival.changed),
        "changed_total": len(arrival.changed),
        "kept": told(arrival.kept),
        "copies": told(arrival.copies),
        "snapshot": arrival.snapshot.notes.id if arrival.snapshot else None,
        "submodules": told(stay),
    }
