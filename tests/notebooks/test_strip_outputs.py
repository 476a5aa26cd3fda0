from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_import_run.git.outputs_filter import clean_command
from jupyter_import_run.notebooks.strip_outputs import stripped

NOTEBOOK: dict[str, Any] = {
    "cells": [
        {
            "cell_type": "code",
            "execution_count": 3,
            "id": "a",
            "metadata": {"outputs": [1], "execution_count": 2},
            "outputs": [{"data": {"text/plain": ']}"\\'}, "execution_count": 3}],
            "source": ['print({"outputs": [1]})\n'],
        },
        {"cell_type": "markdown", "metadata": {}, "source": "é", "attachments": {"outputs": []}},
    ],
    "metadata": {"outputs": [1]},
    "nbformat": 4,
    "nbformat_minor": 5,
}

INDENTS = [None, 1, 4, "\t"]


def without_outputs(notebook: dict[str, Any]) -> dict[str, Any]:
    """The same by way of a JSON parser."""
    notebook = deepcopy(notebook)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    return notebook


def as_bytes(notebook: object, indent: int | str | None = 1, ascii_only: bool = False) -> bytes:
    return json.dumps(notebook, indent=indent, ensure_ascii=ascii_only).encode() + b"\n"


@pytest.mark.parametrize("indent", INDENTS)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_outputs_go_and_every_other_byte_stays(indent: int | str | None, ascii_only: bool) -> None:
    content = as_bytes(NOTEBOOK, indent, ascii_only)
    assert stripped(content) == as_bytes(without_outputs(NOTEBOOK), indent, ascii_only)


def test_what_has_no_outputs_stays_as_it_is() -> None:
    content = as_bytes(without_outputs(NOTEBOOK))
    assert stripped(content) == content


values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
cells = st.fixed_dictionaries(
    {
        "cell_type": st.sampled_from(["code", "markdown"]),
        "execution_count": st.none() | st.integers(),
        "metadata": st.dictionaries(st.sampled_from(["outputs", "cells", "x"]), values),
        "outputs": st.lists(values),
        "source": st.text() | st.lists(st.text()),
    }
)


@given(st.lists(cells), st.sampled_from(INDENTS), st.booleans())
def test_any_notebook_is_the_same_but_for_its_outputs(
    cells: list[dict[str, Any]], indent: int | str | None, ascii_only: bool
) -> None:
    notebook = {"nbformat": 4, "cells": cells, "metadata": {}}
    content = as_bytes(notebook, indent, ascii_only)
    assert stripped(content) == as_bytes(without_outputs(notebook), indent, ascii_only)


@given(st.integers(0, len(as_bytes(NOTEBOOK)) - 3))
def test_a_notebook_that_is_cut_off_stays_whole(length: int) -> None:
    content = as_bytes(NOTEBOOK)[:length]
    assert stripped(content) == content


@given(st.binary() | st.text().map(str.encode))
def test_what_is_no_notebook_stays_whole(content: bytes) -> None:
    assert stripped(content) == content


@pytest.mark.parametrize(
    "content",
    [
        as_bytes({**NOTEBOOK, "nbformat": 3}),
        as_bytes({**NOTEBOOK, "cells": {}}),
        as_bytes(NOTEBOOK) + b"<<<<<<< mine",
        b"\xef\xbb\xbf" + as_bytes(NOTEBOOK),
        as_bytes(NOTEBOOK).decode().encode("utf-16"),
        b"[" * 100_000,
    ],
    ids=["format 3", "other cells", "conflict", "byte order mark", "utf-16", "deep"],
)
def test_on_any_doubt_nothing_goes(content: bytes) -> None:
    assert stripped(content) == content


def test_the_program_that_git_runs_does_the_same() -> None:
    content = as_bytes(NOTEBOOK)
    done = subprocess.run(
        ["sh", "-c", clean_command()], input=content, capture_output=True, check=True, env={}
    )
    assert done.stdout == stripped(content)
    assert clean_command().startswith(sys.executable)
