"""Blobs in parts that fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

AT_ONCE = 32 * 1024 * 1024
"""Bytes of a part, unless one item alone has more."""


def portions(items: Iterable[str], size: Mapping[str, int]) -> Iterator[list[str]]:
    """``items`` in parts of no more than :data:`AT_ONCE` bytes together, in their order."""
    some: list[str] = []
    room = AT_ONCE
    for item in items:
        if some and size[item] > room:
            yield some
            some, room = [], AT_ONCE
        some.append(item)
        room -= size[item]
    if some:
        yield some
