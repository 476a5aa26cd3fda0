"""What every merged notebook must keep, looked at from outside."""

from __future__ import annotations

from collections.abc import Collection

from .random_notebooks import Notebook, Pair, is_own, source_of


def is_valid(notebook: Notebook) -> bool:
    """Whether nbformat, at its strictest, has no complaint."""
    import nbformat
    from nbformat.validator import iter_validate

    return not list(iter_validate(nbformat.from_dict(notebook)))


def duplicate_ids(notebook: Notebook) -> int:
    """How many cells have an id that another one has."""
    ids = [cell["id"] for cell in notebook["cells"] if "id" in cell]
    return len(ids) - len(set(ids))


def foreign_outputs(notebook: Notebook) -> int:
    """How many outputs are under a source that did not make them."""
    return sum(
        not is_own(output, source_of(cell))
        for cell in notebook["cells"]
        for output in cell.get("outputs", ())
    )


def lost_sources(pair: Pair, notebook: Notebook, shown: Collection[str] = ()) -> list[str]:
    """Sources that a side changed or added and that are nowhere: not in a cell, not ``shown``.

    A cell that both changed at different lines has the new lines of both.
    """
    old = {source_of(cell) for cell in pair.base["cells"]}
    old_lines = {line for source in old for line in source.split("\n")}
    there = [source_of(cell) for cell in notebook["cells"]] + list(shown)
    lines_there = [set(source.split("\n")) for source in there]
    changed = {source_of(cell) for side in (pair.mine, pair.theirs) for cell in side["cells"]} - old
    return [
        source
        for source in changed
        if source not in there
        and not any(set(source.split("\n")) - old_lines <= lines for lines in lines_there)
    ]


def written(notebook: Notebook) -> list[tuple[str, str]]:
    """What a person wrote: kind and source of each cell."""
    return [(cell["cell_type"], source_of(cell)) for cell in notebook["cells"]]
