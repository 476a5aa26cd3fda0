"""What the documentation says of the modules' imports is so."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import PROJECT

PACKAGE = PROJECT / "jupyter_import_run"

Imports = dict[str, set[str]]


def modules() -> dict[str, Path]:
    """Every module of the package by its name within it; the package itself is ``""``."""
    return {
        ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
        .removesuffix("__init__")
        .rstrip("."): file
        for file in PACKAGE.rglob("*.py")
        if "sample" not in file.parent.parts
    }


def imports(*, at_import: bool) -> Imports:
    """What each module imports of the package; ``at_import``: as soon as it is loaded itself."""
    known = modules()
    found: Imports = {}
    for name, file in known.items():
        package = name if file.name == "__init__.py" else name.rpartition(".")[0]
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found[name] = {
            target
            for node in statements(tree, at_import=at_import)
            for target in targets(node, package, known)
        }
    return found


def statements(tree: ast.AST, *, at_import: bool) -> Iterator[ast.ImportFrom]:
    """The ``from … import``s below ``tree``, without those for annotations only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        elif not (at_import and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))):
            yield from statements(node, at_import=at_import)


def targets(node: ast.ImportFrom, package: str, known: dict[str, Path]) -> Iterator[str]:
    if not node.level:
        return
    parents = package.split(".") if package else []
    base = [*parents[: len(parents) - node.level + 1], *(node.module or "").split(".")]
    whole = ".".join(filter(None, base))
    for alias in node.names:
        inner = f"{whole}.{alias.name}".lstrip(".")
        yield inner if inner in known else whole


def folder(module: str) -> str:
    return module.partition(".")[0]


def drawn() -> set[tuple[str, str]]:
    """The arrows within the server, from the drawing."""
    text = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    match = re.search(r"subgraph server.*?\n(.*?)\n  end", text, re.DOTALL)
    assert match is not None
    chains = (re.split(r"\s*-->\s*", line.strip()) for line in match[1].splitlines())
    return {arrow for chain in chains for arrow in itertools.pairwise(chain)}


def test_the_drawing_shows_the_imports_between_folders_and_no_others() -> None:
    arrows = drawn()
    shown = {name for arrow in arrows for name in arrow}
    found = {
        (folder(module), folder(target))
        for module, imported in imports(at_import=False).items()
        for target in imported
        if folder(module) != folder(target)
    }
    assert arrows == {arrow for arrow in found if shown.issuperset(arrow)}


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = imports(at_import=True)

    def circle(module: str, path: tuple[str, ...]) -> tuple[str, ...] | None:
        if module in path:
            return (*path[path.index(module) :], module)
        if module in done:
            return None
        found = next(
            filter(None, (circle(t, (*path, module)) for t in graph.get(module, ()))), None
        )
        done.add(module)
        return found

    done: set[str] = set()
    assert [found for module in graph if (found := circle(module, ()))] == []


def test_the_wire_imports_nothing_above_it() -> None:
    found = imports(at_import=False)
    assert {folder(t) for module in found if folder(module) == "wire" for t in found[module]} == {
        "wire"
    }


def test_the_server_extension_does_not_load_the_demo() -> None:
    found = imports(at_import=False)
    users = {
        folder(m) for m, imported in found.items() if any(folder(t) == "demo" for t in imported)
    }
    assert users == {"cli", "demo"}


def test_the_routes_are_there_before_any_operation_is_loaded() -> None:
    graph = imports(at_import=True)
    loaded: set[str] = set()
    waiting = ["handlers"]
    while waiting:
        module = waiting.pop()
        if module not in loaded:
            loaded.add(module)
            waiting.extend(graph.get(module, ()))
    assert "handlers.jobs" in loaded
    assert {module for module in loaded if folder(module) == "operations"} == set()
