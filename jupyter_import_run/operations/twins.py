"""Names that are two to git and one to the disks of most laptops."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from ..repository.paths import folders_of


def twins(targets: Collection[str], existing: Collection[str]) -> set[str]:
    """Those of ``targets`` that bring a name which others differ from only in case or accents.

    The others are files, or folders of files, among ``existing`` and ``targets``. On a disk that
    takes both for one, as those of macOS and Windows do, a clone gets one of them, and it counts
    as changed for ever. What exists already is no news. Blocks: a tree may have 100,000 files.
    """
    known = {name for path in existing for name in _names(path)}
    new = {name for path in targets for name in _names(path)} - known
    spellings: dict[str, set[str]] = {_folded(name): set() for name in new}
    for name in (*known, *new):
        if (same := spellings.get(_folded(name))) is not None:
            same.add(name)
    clashing = {name for name in new if len(spellings[_folded(name)]) > 1}
    return {path for path in targets if not clashing.isdisjoint(_names(path))}


def _names(path: str) -> Iterator[str]:
    """Of the file and of each folder that it is in."""
    yield path
    yield from folders_of(path)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
