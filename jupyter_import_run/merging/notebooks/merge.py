"""The three-way merge of notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...notebooks.schema import is_valid
from ..model import WHOLE, Choice, ConflictKind, Part, PartIds, shown
from .check import assert_kept
from .decide import Decision, decide
from .document import Document, UnreadableError, has_ids, read
from .ids import with_ids, without_ids
from .order import merged_order
from .style import write_json
from .trios import Trios, put_together
from .values import merge_metadata, merge_values


@dataclass(frozen=True)
class MergedNotebook:
    """The file; None as long as ``open`` parts are, or where it is ``whole``: one part, the file.

    ``kind`` is what it is shown as. ``unknown`` are ids of choices that fit no part. ``fault``
    says why cells could not be merged that should have been.
    """

    content: bytes | None
    open: tuple[Part, ...] = ()
    unknown: tuple[str, ...] = ()
    whole: bool = False
    kind: ConflictKind = "notebook"
    fault: str | None = None


def merge_notebooks(
    base: bytes | None, mine: bytes, theirs: bytes, choices: Mapping[str, Choice]
) -> MergedNotebook:
    """Merge cell by cell, or say that only whole files can be chosen between.

    That is where a side is no valid notebook, where two new ones have little in common, and
    where a merge would break a promise of :mod:`.check` (which would be a bug).
    """
    try:
        ours, yours = read(mine), read(theirs)
    except UnreadableError:
        return _unreadable(base, mine, theirs)
    before = _base(base, ours)
    try:
        trios = put_together(before.cells, ours.cells, yours.cells)
        if not before.cells and not _akin(trios):
            return _whole(ours, yours)
        return _merge(before, ours, yours, trios, choices)
    except Exception as error:  # whatever it is: nobody loses a cell over it
        return _whole(ours, yours, f"{type(error).__name__}: {error}")


def _unreadable(*versions: bytes | None) -> MergedNotebook:
    """Files that are notebooks by their name only."""
    try:
        base, mine, theirs = (shown((version or b"").decode("utf-8")) for version in versions)
    except UnicodeDecodeError:
        return MergedNotebook(None, whole=True, kind="binary")
    return MergedNotebook(None, (Part(WHOLE, mine, theirs, base),), whole=True, kind="text")


def _base(content: bytes | None, mine: Document) -> Document:
    """The base; where there is none that can be read, a notebook without cells."""
    if content is not None:
        try:
            return read(content)
        except UnreadableError:
            pass
    return Document([], {"metadata": {}, "nbformat": 4, "nbformat_minor": mine.minor}, mine.style)


def _akin(trios: Trios) -> bool:
    """Whether at least half the cells of the shorter one are in the other one too."""
    shared = set(trios.mine) & set(trios.theirs)
    return len(shared) * 2 >= min(len(trios.mine), len(trios.theirs))


def _whole(mine: Document, theirs: Document, fault: str | None = None) -> MergedNotebook:
    part = Part(WHOLE, shown(mine.text), shown(theirs.text), "")
    return MergedNotebook(None, (part,), whole=True, fault=fault)


def _merge(
    base: Document, mine: Document, theirs: Document, trios: Trios, choices: Mapping[str, Choice]
) -> MergedNotebook:
    ids = PartIds()
    decisions = [decide(trio, choices, ids) for trio in trios.cells]
    asked = {each.part.id: each.part for each in decisions if each.part is not None}
    unknown = tuple(sorted(choices.keys() - asked.keys()))
    still_open = [each.part for each in decisions if each.part is not None and each.open]
    if still_open or unknown:
        ordered = sorted(still_open, key=lambda part: part.number or 0)
        return MergedNotebook(None, tuple(ordered), unknown)
    keep = {place for place, decision in enumerate(decisions) if decision.cells}
    order = merged_order(trios.mine, trios.theirs, keep, len(base.cells))
    cells = [cell for place in order for cell in decisions[place].cells]
    rest = _rest(base, mine, theirs)
    minor = rest["nbformat_minor"]
    notebook = {**rest, "cells": with_ids(cells) if has_ids(minor) else without_ids(cells)}
    if not is_valid(notebook, minor):
        raise AssertionError("not valid")
    assert_kept(base, mine, theirs, notebook["cells"], _dropped(trios, decisions))
    return MergedNotebook(write_json(notebook, mine.style))


def _dropped(trios: Trios, decisions: Iterable[Decision]) -> Iterator[str]:
    """The sources that a choice left out."""
    for trio, decision in zip(trios.cells, decisions, strict=True):
        if decision.part is not None:
            yield from (cell.source for cell in (trio.mine, trio.theirs) if cell is not None)


def _rest(base: Document, mine: Document, theirs: Document) -> dict[str, Any]:
    """Everything but the cells. The format is the newer one of both."""
    merged: dict[str, Any] = merge_values(base.rest, mine.rest, theirs.rest)
    metadata = merge_metadata(*(each.rest["metadata"] for each in (base, mine, theirs)))
    minor = max(mine.minor, theirs.minor)
    return {**merged, "metadata": metadata, "nbformat": 4, "nbformat_minor": minor}
