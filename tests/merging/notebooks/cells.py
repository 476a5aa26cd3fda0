"""Small notebooks, and what came of their merge."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jupyter_import_run.merging.model import Choice
from jupyter_import_run.merging.notebooks.merge import MergedNotebook, merge_notebooks
from tests.merging.random_notebooks import Notebook, output_of, source_of, to_bytes

Cell = dict[str, Any]


def code(identity: str | None, source: str, ran: str | None = None, **more: Any) -> Cell:
    """A cell of code, with the output that ``ran`` left: who ran it."""
    cell = {
        "cell_type": "code",
        "id": identity,
        "metadata": {},
        "source": source.splitlines(keepends=True),
        "outputs": [output_of(source, ran, 1)] if ran else [],
        "execution_count": 1 if ran else None,
        **more,
    }
    return {key: value for key, value in cell.items() if key != "id" or value is not None}


def words(identity: str | None, source: str, **more: Any) -> Cell:
    """A cell of Markdown."""
    cell = {"cell_type": "markdown", "id": identity, "metadata": {}, "source": source, **more}
    return {key: value for key, value in cell.items() if key != "id" or value is not None}


def notebook(*cells: Cell, minor: int = 5, **metadata: Any) -> Notebook:
    """A notebook of format 4.``minor``."""
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": minor}


def merge(
    base: Notebook | None,
    mine: Notebook,
    theirs: Notebook,
    choices: Mapping[str, Choice] | None = None,
) -> MergedNotebook:
    """Merge them; a merge that had to give up is a bug."""
    before = None if base is None else to_bytes(base)
    merged = merge_notebooks(before, to_bytes(mine), to_bytes(theirs), choices or {})
    assert merged.fault is None
    return merged


def result(merged: MergedNotebook) -> Notebook:
    """The notebook that came of it without a question."""
    assert merged.open == ()
    assert merged.content is not None
    found: Notebook = json.loads(merged.content)
    return found


def sources(merged: MergedNotebook) -> list[str]:
    """The sources of it."""
    return [source_of(cell) for cell in result(merged)["cells"]]


def runs(merged: MergedNotebook) -> list[str | None]:
    """Who made the outputs of each cell."""
    found = []
    for cell in result(merged)["cells"]:
        texts = ["".join(output["data"]["text/plain"]) for output in cell.get("outputs", [])]
        found.append(json.loads(texts[0])[1] if texts else None)
    return found
