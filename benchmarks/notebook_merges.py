"""Random edits of two people on one notebook, merged by cells, by lines, and by nbdime.

Every output of these notebooks says which source made it, so that one under another source is
found. Conflicts are settled with mine, where that can be said: a merge by lines writes them into
the file, which then is no notebook. A source is lost where it is neither in the result nor was
shown as a part of a conflict. Figures are numbers of notebooks.
"""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from support.tables import print_table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from jupyter_import_run.merging.notebooks.merge import merge_notebooks
from tests.merging.promises import duplicate_ids, foreign_outputs, is_valid, lost_sources
from tests.merging.random_notebooks import Notebook, Pair, random_pair

_COLUMNS = ("conflicts", "failed", "invalid", "duplicate ids", "foreign outputs", "lost sources")


@dataclass(frozen=True)
class Result:
    """``notebook`` is None where there is none: it ``failed``, or what is there does not open."""

    notebook: Notebook | None
    conflicts: bool
    failed: bool = False
    shown: tuple[str, ...] = ()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    print(f"{options.pairs} pairs of edits, seed {options.seed}\n")
    rows = []
    for name, merge in _MERGES.items():
        begin = time.perf_counter()
        results = [(pair, merge(pair)) for pair in _pairs(options.pairs, options.seed)]
        milliseconds = 1000 * (time.perf_counter() - begin) / options.pairs
        counts = [sum(column) for column in zip(*(_faults(*each) for each in results), strict=True)]
        rows.append([name, *map(str, counts), f"{milliseconds:.1f}"])
    print_table(["", *_COLUMNS, "ms each"], rows)


def _pairs(count: int, seed: int) -> Iterator[Pair]:
    """Pairs where both changed something, each in its own way."""
    random = Random(seed)
    while count:
        pair = random_pair(random)
        if pair.base["cells"] and pair.mine != pair.base != pair.theirs != pair.mine:
            count -= 1
            yield pair


def _by_cells(pair: Pair) -> Result:
    base, mine, theirs = pair.files()
    merged = merge_notebooks(base, mine, theirs, {})
    parts = merged.open
    if parts and not merged.whole:
        merged = merge_notebooks(base, mine, theirs, {part.id: "mine" for part in parts})
    shown = tuple(text for part in parts for text in (part.mine, part.theirs))
    if merged.content is None:
        return Result(None, bool(parts), failed=True)
    return Result(json.loads(merged.content), bool(parts), shown=shown)


def _by_lines(pair: Pair) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder, name) for name in ("mine", "base", "theirs")]
        base, mine, theirs = pair.files()
        for name, content in zip(names, (mine, base, theirs), strict=True):
            name.write_bytes(content)
        done = subprocess.run(["git", "merge-file", "-p", *names], capture_output=True)
    try:
        return Result(json.loads(done.stdout), done.returncode != 0)
    except ValueError:
        return Result(None, done.returncode != 0)


def _by_nbdime(pair: Pair) -> Result:
    import nbformat
    from nbdime.merging.notebooks import merge_notebooks as merge

    strategy = Namespace(
        merge_strategy="use-local", input_strategy=None, output_strategy=None,
        ignore_transients=True, log_level="WARN",
    )  # fmt: skip
    try:
        versions = (nbformat.reads(each.decode(), as_version=4) for each in pair.files())
        merged, decisions = merge(*versions, strategy)
    except Exception:
        return Result(None, conflicts=False, failed=True)
    notebook = json.loads(nbformat.v4.writes(merged))
    return Result(notebook, any(decision.conflict for decision in decisions))


def _faults(pair: Pair, result: Result) -> list[bool]:
    """As in ``_COLUMNS``."""
    found = result.notebook
    if found is None:
        return [result.conflicts, result.failed, not result.failed, False, False, False]
    return [
        result.conflicts,
        False,
        not is_valid(found),
        duplicate_ids(found) > 0,
        foreign_outputs(found) > 0,
        bool(lost_sources(pair, found, result.shown)),
    ]


_MERGES: dict[str, Callable[[Pair], Result]] = {
    "by cells (ours)": _by_cells,
    "by lines (git merge-file)": _by_lines,
    "nbdime, use-local": _by_nbdime,
}

if __name__ == "__main__":
    main()
