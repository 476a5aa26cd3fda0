"""What the two ends say to each other: JSON, with the notebooks in files."""

from __future__ import annotations

import msgspec

from ..model import Choice, ConflictKind, Part


class Request(msgspec.Struct, kw_only=True, frozen=True):
    """One notebook to merge: paths of its three files, and of the one to write, in the folder."""

    base: str | None
    mine: str
    theirs: str
    result: str
    choices: dict[str, Choice]


class Answer(msgspec.Struct, kw_only=True, frozen=True):
    """What came of one: ``result`` was written where ``merged``.

    The others are as in :class:`~.merge.MergedNotebook`.
    """

    merged: bool
    open: tuple[Part, ...] = ()
    unknown: tuple[str, ...] = ()
    whole: bool = False
    kind: ConflictKind = "notebook"
    fault: str | None = None
