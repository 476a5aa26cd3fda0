"""Notebooks that two people edited, at random. Every output says which source made it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

Notebook = dict[str, Any]

_LINES = (
    "import pandas as pd", "import numpy as np", "x = 1", "y = 2", "", "print(x)", "data.head()",
    "for n in range(10):", "    print(n)", "plt.plot(x, y)", "# ünïcödé 🌍", "model.fit(data)",
)  # fmt: skip
_WORDS = ("# Title", "Some words.", "More words.", "## Results", "- a list", "", "$x^2$")


@dataclass(frozen=True)
class Pair:
    """What both began with, and what each made of it."""

    base: Notebook
    mine: Notebook
    theirs: Notebook

    def __iter__(self) -> Iterator[Notebook]:
        return iter((self.base, self.mine, self.theirs))

    def files(self) -> list[bytes]:
        """The three as Jupyter writes them."""
        return [to_bytes(notebook) for notebook in self]


def to_bytes(notebook: Notebook) -> bytes:
    """A notebook as Jupyter writes it."""
    text = json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode()


def random_pair(random: Random) -> Pair:
    """A notebook of up to eight cells, with up to five edits on each side."""
    base = _new_notebook(random)
    return Pair(base, _edited(random, base, "mine"), _edited(random, base, "theirs"))


def output_of(source: str, who: str, number: int) -> dict[str, Any]:
    """The output that running ``source`` leaves."""
    return {
        "output_type": "execute_result",
        "execution_count": number,
        "metadata": {},
        "data": {"text/plain": json.dumps([source, who, number])},
    }


def is_own(output: dict[str, Any], source: str) -> bool:
    """Whether ``source`` made the output."""
    return bool(json.loads("".join(output["data"]["text/plain"]))[0] == source)


def source_of(cell: dict[str, Any]) -> str:
    """The source of a cell as one text."""
    return "".join(cell["source"])


def _new_notebook(random: Random) -> Notebook:
    minor = random.choice((5, 5, 5, 4))
    notebook = {
        "cells": [_new_cell(random, "base") for _ in range(random.randint(0, 8))],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        "nbformat": 4,
        "nbformat_minor": minor,
    }
    if minor < 5:
        _drop_ids(notebook)
    return notebook


def _new_cell(random: Random, who: str) -> dict[str, Any]:
    is_code = random.random() < 0.7
    lines = random.choices(_LINES if is_code else _WORDS, k=random.randint(0, 5))
    cell: dict[str, Any] = {
        "cell_type": "code" if is_code else "markdown",
        "id": f"{random.getrandbits(32):08x}",
        "metadata": {},
        "source": _in_lines("\n".join(lines)),
    }
    if is_code:
        cell |= {"outputs": [], "execution_count": None}
        if random.random() < 0.6:
            _run(random, cell, who)
    return cell


def _in_lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _run(random: Random, cell: dict[str, Any], who: str) -> None:
    if cell["cell_type"] == "code":
        number = random.randint(1, 99)
        cell["execution_count"] = number
        cell["outputs"] = [output_of(source_of(cell), who, number)]


def _edited(random: Random, base: Notebook, who: str) -> Notebook:
    notebook = copy.deepcopy(base)
    for _ in range(random.randint(0, 5)):
        random.choice(_EDITS)(random, notebook, who)
    if random.random() < 0.3:
        notebook["metadata"]["kernelspec"]["display_name"] = f"Python of {who}"
        notebook["metadata"]["language_info"] = {"name": "python", "version": who}
    if random.random() < 0.1:
        _drop_ids(notebook)
        notebook["nbformat_minor"] = 4
    return notebook


def _drop_ids(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell.pop("id", None)


def _pick(random: Random, notebook: Notebook) -> dict[str, Any] | None:
    return random.choice(notebook["cells"]) if notebook["cells"] else None


def _edit(random: Random, notebook: Notebook, who: str) -> None:
    """Change a line, and sometimes run the cell; otherwise Jupyter keeps its old outputs."""
    cell = _pick(random, notebook)
    if cell is None:
        return
    lines = source_of(cell).split("\n")
    lines[random.randrange(len(lines))] = f"{random.choice(_LINES)}  # {who} {random.random():.3f}"
    cell["source"] = _in_lines("\n".join(lines))
    _after_edit(random, cell, who)


def _rewrite(random: Random, notebook: Notebook, who: str) -> None:
    cell = _pick(random, notebook)
    if cell is not None:
        cell["source"] = _in_lines(f"entirely_new = {random.random()}\nof({who!r})")
        _after_edit(random, cell, who)


def _after_edit(random: Random, cell: dict[str, Any], who: str) -> None:
    """Outputs of the former source would be foreign already: cleared, or made anew."""
    if cell["cell_type"] == "code":
        cell |= {"outputs": [], "execution_count": None}
        if random.random() < 0.5:
            _run(random, cell, who)


def _insert(random: Random, notebook: Notebook, who: str) -> None:
    cell = _new_cell(random, who)
    if notebook["nbformat_minor"] < 5:
        del cell["id"]
    notebook["cells"].insert(random.randint(0, len(notebook["cells"])), cell)


def _delete(random: Random, notebook: Notebook, who: str) -> None:
    if notebook["cells"]:
        notebook["cells"].pop(random.randrange(len(notebook["cells"])))


def _move(random: Random, notebook: Notebook, who: str) -> None:
    if notebook["cells"]:
        cell = notebook["cells"].pop(random.randrange(len(notebook["cells"])))
        notebook["cells"].insert(random.randint(0, len(notebook["cells"])), cell)


def _duplicate(random: Random, notebook: Notebook, who: str) -> None:
    cell = copy.deepcopy(_pick(random, notebook))
    if cell is not None:
        if "id" in cell:
            cell["id"] = f"{random.getrandbits(32):08x}"
        notebook["cells"].insert(random.randint(0, len(notebook["cells"])), cell)


def _run_one(random: Random, notebook: Notebook, who: str) -> None:
    cell = _pick(random, notebook)
    if cell is not None:
        _run(random, cell, who)


def _run_all(random: Random, notebook: Notebook, who: str) -> None:
    for cell in notebook["cells"]:
        _run(random, cell, who)


def _clear(random: Random, notebook: Notebook, who: str) -> None:
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}


def _change_kind(random: Random, notebook: Notebook, who: str) -> None:
    cell = _pick(random, notebook)
    if cell is not None and cell["cell_type"] == "code":
        cell["cell_type"] = "markdown"
        del cell["outputs"], cell["execution_count"]
    elif cell is not None:
        cell |= {"cell_type": "code", "outputs": [], "execution_count": None}


def _tag(random: Random, notebook: Notebook, who: str) -> None:
    cell = _pick(random, notebook)
    if cell is not None:
        cell["metadata"] = {"tags": [who]}


def _new_ids(random: Random, notebook: Notebook, who: str) -> None:
    for cell in notebook["cells"]:
        if "id" in cell:
            cell["id"] = f"{random.getrandbits(32):08x}"


_EDITS: tuple[Callable[[Random, Notebook, str], None], ...] = (
    _edit, _edit, _edit, _edit, _rewrite, _insert, _insert, _insert, _delete, _delete, _move,
    _duplicate, _run_one, _run_one, _run_all, _clear, _change_kind, _tag, _new_ids,
)  # fmt: skip
