"""What a journey came to, for the browser."""

from __future__ import annotations

from typing import Any

from ..repository.travel import Arrival

MOST = 200
"""Paths of each list that are told."""

NOTHING: dict[str, Any] = {
    "changed": [],
    "changed_total": 0,
    "kept": [],
    "copies": [],
    "snapshot": None,
}


def move_result(arrival: Arrival) -> dict[str, Any]:
    """The fields of a MoveResult but the commits."""
    return {
        "changed": list(arrival.changed[:MOST]),
        "changed_total": len(arrival.changed),
        "kept": list(arrival.kept[:MOST]),
        "copies": list(arrival.copies[:MOST]),
        "snapshot": arrival.snapshot.notes.id if arrival.snapshot else None,
    }
