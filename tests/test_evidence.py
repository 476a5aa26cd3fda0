"""The documentation names tests as evidence: they exist."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
DOCS = TESTS.parent / "docs"

_TEST = re.compile(r"`([\w/]+\.py)(?:::(\w+))?`")


@cache
def functions(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


@pytest.mark.parametrize("document", ["faults.md", "compared.md"])
def test_every_test_that_is_named_is_there(document: str) -> None:
    named = _TEST.findall((DOCS / document).read_text(encoding="utf-8"))
    named = [(file, name) for file, name in named if not file.startswith(("benchmarks/", "tests/"))]
    assert named
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (TESTS / file).is_file() or (name and name not in functions(TESTS / file))
    ]
    assert missing == []


def test_every_fault_has_a_test() -> None:
    rows = re.findall(r"^\| *(\d+) .*$", (DOCS / "faults.md").read_text(encoding="utf-8"), re.M)
    assert [int(number) for number in rows] == list(range(1, 41))
    lines = (DOCS / "faults.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.match(r"\| *\d", line) and not _TEST.search(line)] == []
