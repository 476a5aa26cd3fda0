"""What a tree or an index has at a path."""

from __future__ import annotations

from typing import NamedTuple

REGULAR = frozenset({"100644", "100755"})
LINK = "120000"
MODULE = "160000"
"""The modes of files, of links and of submodules."""


class Entry(NamedTuple):
    """A file, link or submodule: six octal digits, and the object's id."""

    mode: str
    id: str


Change = tuple[Entry | None, Entry | None]
"""Before and after; None where there is nothing."""
