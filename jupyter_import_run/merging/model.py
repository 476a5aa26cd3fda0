"""What a merge says: conflicts and their parts, and the choices that settle them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Side = Literal["mine", "theirs"]
Choice = Literal["mine", "theirs", "both"]
Resolution = Choice | Mapping[str, Choice]
"""For a whole file, or for each of its parts by id."""

ConflictKind = Literal["text", "notebook", "binary", "deleted"]

WHOLE = "file"
"""The id of the only part of a conflict that cannot be settled in smaller ones."""

_SHOWN = 20_000


@dataclass(frozen=True)
class Part:
    """What can be chosen by itself: lines of a text, a cell of a notebook, or a whole file.

    The texts are there to be shown, the longest ones cut; empty where a side lacks it
    (``deleted_by`` says which one took it away). ``cell_type`` is that of a notebook's cell,
    ``number`` the line or the cell where it is, from 1. The ``id`` is made of the contents:
    it stays the same as long as they do, and a choice for other contents never fits.
    """

    id: str
    mine: str
    theirs: str
    base: str
    cell_type: str | None = None
    deleted_by: Side | None = None
    number: int | None = None


@dataclass(frozen=True)
class Conflict:
    """A file that both sides changed, with the parts that are still open.

    ``binary`` is whatever has no text: links and submodules too. ``deleted``: one side took the
    file away (``deleted_by``) that the other one changed. ``origin`` is the file's name before
    one side renamed it; sizes are bytes, None where the side has no file.
    """

    path: str
    kind: ConflictKind
    parts: tuple[Part, ...] = ()
    deleted_by: Side | None = None
    origin: str | None = None
    mine_size: int | None = None
    theirs_size: int | None = None


@dataclass(frozen=True)
class Merged:
    """The tree, None as long as there are conflicts.

    ``copies`` are the paths where one side was put beside the other, mostly theirs.
    """

    tree: str | None
    conflicts: tuple[Conflict, ...] = ()
    copies: tuple[str, ...] = ()


def shown(text: str) -> str:
    """``text`` as a message can carry it: not endless, and encodable."""
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return cut.encode("utf-8", "replace").decode("utf-8")


class PartIds:
    """Ids of the parts of one file: of their contents, and of which one it is of equal ones."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def next(self, *contents: bytes | str | None) -> str:
        """The id of the next part, whose texts are ``contents``; None is one that is not there."""
        digest = hashlib.blake2b(digest_size=8)
        for content in contents:
            data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
            digest.update(b"-" if data is None else b"%d:%b" % (len(data), data))
        name = digest.hexdigest()
        count = self._seen[name] = self._seen.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"
