"""Which cells changed, and how."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from jupyter_import_run.diffs.limits import Limits
from jupyter_import_run.diffs.notebook import NotebookDiff, compare_notebooks
from jupyter_import_run.diffs.process import compare_elsewhere


def cell(source: str, *, id: str | None = None, kind: str = "code", **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": source}
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    return made | ({"id": id} if id else {}) | more


def notebook(*cells: dict[str, Any], indent: int | None = 1, **metadata: Any) -> bytes:
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=indent).encode()


def output(text: str) -> dict[str, Any]:
    return {"outputs": [{"output_type": "stream", "name": "stdout", "text": text}]}


def compared(old: bytes, new: bytes) -> NotebookDiff:
    found = compare_notebooks(old, new)
    assert found is not None
    return found


def changes(old: bytes, new: bytes) -> list[tuple[str, int]]:
    return [(each.change, each.number) for each in compared(old, new).cells]


LONG = "import numpy as np\nx = np.linspace(0, 1)\ny = x ** 2\nprint(y)"


def test_an_edited_cell_is_shown_by_lines() -> None:
    [change] = compared(
        notebook(cell("first", id="a"), cell(LONG, id="b")),
        notebook(cell("first", id="a"), cell(LONG.replace("** 2", "** 3"), id="b")),
    ).cells
    assert (change.change, change.number, change.outputs_changed) == ("modified", 2, False)
    lines = [(line.kind, line.text) for line in change.hunks[0].lines if line.kind != "same"]
    assert lines == [("removed", "y = x ** 2"), ("added", "y = x ** 3")]


def test_without_ids_an_edited_cell_is_found_by_its_lines() -> None:
    old = notebook(cell("a = 1"), cell(LONG), cell("end"))
    new = notebook(cell("a = 1"), cell("new"), cell(LONG.replace("** 2", "** 3")), cell("end"))
    assert changes(old, new) == [("added", 2), ("modified", 3)]


def test_added_and_removed_cells_keep_their_place() -> None:
    old = notebook(*(cell(text, id=text) for text in "abcd"))
    new = notebook(*(cell(text, id=text) for text in "axcd"))
    assert changes(old, new) == [("removed", 2), ("added", 2)]


def test_the_cell_that_was_moved_is_the_only_change() -> None:
    old = notebook(*(cell(text, id=text) for text in "abcde"))
    new = notebook(*(cell(text, id=text) for text in "acdeb"))
    assert changes(old, new) == [("moved", 5)]
    without_ids = [notebook(*(cell(text * 9) for text in order)) for order in ("abcde", "acdeb")]
    assert changes(*without_ids) == [("moved", 5)]


def test_outputs_are_told_and_not_shown() -> None:
    [change] = compared(
        notebook(cell("a", id="a", **output("1"))), notebook(cell("a", id="a", **output("2")))
    ).cells
    assert (change.change, change.outputs_changed, change.hunks) == ("outputs", True, [])


def test_the_way_it_is_written_is_no_change() -> None:
    cells = cell("a\nb", id="a", **output("x")), cell("t", id="b", kind="markdown")
    other = [{**each, "source": each["source"].splitlines(keepends=True)} for each in cells]
    found = compared(notebook(*cells), notebook(*other, indent=None))
    assert (found.cells, found.metadata_changed) == ([], False)


def test_what_a_kernel_writes_is_no_change() -> None:
    old = notebook(cell("a", id="a"), kernelspec={"name": "old"})
    new = notebook(cell("a", id="a"), kernelspec={"name": "new"}, language_info={"name": "r"})
    assert (compared(old, new).metadata_changed, compared(old, new).kernel_changed) == (False, True)
    titled = compared(old, notebook(cell("a", id="a"), kernelspec={"name": "old"}, title="t"))
    assert (titled.metadata_changed, titled.kernel_changed) == (True, False)
    tagged = notebook(cell("a", id="a", metadata={"tags": ["x"]}))
    assert compared(notebook(cell("a", id="a")), tagged).metadata_changed


def test_a_new_notebook_has_only_added_cells() -> None:
    found = compared(b"", notebook(cell("a"), cell("b", **output("1")), title="t"))
    assert [(each.change, each.outputs_changed) for each in found.cells] == [
        ("added", False),
        ("added", True),
    ]
    assert not found.metadata_changed


def test_ids_that_two_cells_share_say_nothing() -> None:
    old = notebook(cell("a = 1", id="x"), cell("b = 2", id="x"))
    new = notebook(cell("b = 2", id="x"), cell("c = 3", id="x"))
    assert ("removed", 1) in changes(old, new)


@pytest.mark.parametrize(
    "content",
    [
        b"no json",
        b'{"worksheets": [], "nbformat": 3}',
        b"[]",
        b'{"cells": [1], "nbformat": 4}',
        b'{"cells": ' + b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_notebook_is_not_compared(content: bytes) -> None:
    assert compare_notebooks(notebook(cell("a")), content) is None


def test_what_is_too_much_is_cut_and_said_so() -> None:
    new = notebook(*(cell("line\n" * 10) for _ in range(10)))
    found = compare_notebooks(b"", new, Limits(lines=25))
    assert found is not None
    assert found.truncated
    assert sum(len(hunk.lines) for each in found.cells for hunk in each.hunks) == 25


async def test_large_ones_are_compared_elsewhere_with_the_same_result() -> None:
    noise = random.Random(0)
    cells = [cell(f"x = {n}", id=str(n), **output(noise.randbytes(5000).hex())) for n in range(100)]
    old, new = notebook(*cells), notebook(*cells[:50], cell("new", id="new"), *cells[50:])
    assert len(old) > 256 * 1024
    assert await compare_elsewhere(old, new) == compared(old, new)
    assert await compare_elsewhere(old, b"no json" * 50_000) is None
