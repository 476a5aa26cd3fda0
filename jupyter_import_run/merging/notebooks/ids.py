"""Ids of the cells of a merged notebook: each cell's own where it is free, else a new one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from .document import Cell

_VALID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


def without_ids(cells: Iterable[Cell]) -> list[dict[str, Any]]:
    """The cells as JSON, for formats that know no ids."""
    return [{key: each for key, each in cell.content.items() if key != "id"} for cell in cells]


def with_ids(cells: Iterable[Cell]) -> list[dict[str, Any]]:
    """The cells as JSON. The same cells get the same ids each time."""
    cells = list(cells)
    taken: set[str] = set()
    wanted = {cell.id for cell in cells}
    written = []
    for cell in cells:
        identity = cell.id
        if identity is None or identity in taken or not _VALID.fullmatch(identity):
            identity = _new(cell.source, taken | wanted)
        taken.add(identity)
        written.append({**cell.content, "id": identity})
    return written


def _new(source: str, taken: Iterable[str | None]) -> str:
    number = 0
    while True:
        seed = f"{number}:{source}".encode("utf-8", "surrogatepass")
        identity = hashlib.blake2b(seed, digest_size=4).hexdigest()
        if identity not in taken:
            return identity
        number += 1
