"""A merged notebook is written as mine was, and what is no notebook is left alone."""

from __future__ import annotations

import json

import pytest

from jupyter_import_run.merging.notebooks.merge import merge_notebooks

from .cells import code, notebook, words

BASE = notebook(code("a", "a = 'ü'"), words("b", "b"))
MINE = notebook(code("a", "a = 'ü'"), words("b", "mine"))
THEIRS = notebook(code("a", "theirs = 'ü'"), words("b", "b"))
EXPECTED = notebook(code("a", "theirs = 'ü'"), words("b", "mine"))
UNSORTED = ("nbformat", "nbformat_minor", "metadata", "cells")


def in_order(value: dict[str, object]) -> dict[str, object]:
    return {key: value[key] for key in UNSORTED}


@pytest.mark.parametrize(
    ("write", "end"),
    [
        (lambda n: json.dumps(n, indent=1, sort_keys=True, ensure_ascii=False), "\n"),
        (lambda n: json.dumps(n, indent=1, sort_keys=True, ensure_ascii=False), ""),
        (lambda n: json.dumps(n, indent=2, sort_keys=True), "\n\n"),
        (lambda n: json.dumps(n, indent="\t", sort_keys=True), "\n"),
        (lambda n: json.dumps(n, indent=0, sort_keys=True), "\n"),
        (lambda n: json.dumps(n, sort_keys=True), "\n"),
        (lambda n: json.dumps(n, sort_keys=True, separators=(",", ":")), ""),
        (lambda n: json.dumps(n, indent=1, sort_keys=True).replace("\n", "\r\n"), "\r\n"),
        (lambda n: "\ufeff" + json.dumps(n, indent=1, sort_keys=True), "\n"),
        (lambda n: json.dumps(in_order(n), indent=2), "\n"),
    ],
    ids=["Jupyter", "no newline", "two spaces", "tabs", "no indent", "one line", "compact",
         "CRLF", "byte order mark", "other order of keys"],
)  # fmt: skip
def test_a_merge_is_written_as_mine_was(write: object, end: str) -> None:
    assert callable(write)
    theirs = json.dumps(THEIRS, indent=4).encode()
    base = json.dumps(BASE).encode()
    merged = merge_notebooks(base, (write(MINE) + end).encode(), theirs, {})
    assert merged.content is not None
    assert merged.content.decode() == write(EXPECTED) + end


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "text"),
        (b"", "text"),
        (b"[]", "text"),
        (b'{"nbformat": 3, "worksheets": []}', "text"),
        (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{}]}', "text"),
        (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {"x": NaN}, "cells": []}', "text"),
        (b"[" * 100_000, "text"),
        (b"\x80PNG", "binary"),
    ],
)
def test_what_is_no_notebook_can_only_be_chosen_as_a_whole(content: bytes, kind: str) -> None:
    good = json.dumps(MINE).encode()
    for mine, theirs in ((content, good), (good, content)):
        merged = merge_notebooks(None, mine, theirs, {})
        assert (merged.whole, merged.kind, merged.content) == (True, kind, None)
        assert merged.fault is None


def test_a_base_that_is_no_notebook_is_no_base() -> None:
    merged = merge_notebooks(b"{", json.dumps(MINE).encode(), json.dumps(MINE).encode(), {})
    assert merged.content is not None


def test_half_a_character_survives() -> None:
    odd = notebook(code("a", "a = 'ü'"), words("b", "\ud83d"))
    merged = merge_notebooks(
        json.dumps(BASE).encode(), json.dumps(odd).encode(), json.dumps(THEIRS).encode(), {}
    )
    assert merged.content is not None
    assert json.loads(merged.content)["cells"][1]["source"] == "\ud83d"
