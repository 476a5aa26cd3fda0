"""Where saved repositories go, so that none is in the way of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..sources import parse, same_repository
from .record import SavedRepository


def place(saved: SavedRepository, providers: Mapping[str, str]) -> str:
    """The API path at which ``saved`` arrives. Raises what its URL, unchecked, comes to."""
    return saved.folder or parse(saved.url, providers).suggested_name


def is_within(inner: str, outer: str) -> bool:
    """Whether the API path ``inner`` is ``outer`` or below it."""
    return inner == outer or inner.startswith(f"{outer}/")


def collision(places: Iterable[tuple[str, str, str]]) -> tuple[str, str, str] | None:
    """Two of ``places`` (what it is called, its URL, its place) that cannot both be, and where."""
    taken: dict[str, tuple[str, str]] = {}
    for called, url, where in places:
        other, other_url = taken.setdefault(where, (called, url))
        if not same_repository(url, other_url):
            return other, called, where
    return None
