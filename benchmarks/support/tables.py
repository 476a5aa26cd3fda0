"""Small tables on standard output."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as they need to be: the first to the left, figures to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, ["-" * width for width in widths], *rows):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join(cells), flush=True)


def spread(values: Sequence[float], digits: int = 2) -> list[str]:
    """Minimum, median and maximum."""
    return [
        f"{value:.{digits}f}" for value in (min(values), statistics.median(values), max(values))
    ]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that is not exceeded by ``share`` (0..1) of ``values``."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def verdict(value: float, goal: float, unit: str = "") -> str:
    """Whether a figure is within its goal."""
    word = "met" if value <= goal else "MISSED"
    return f"{word}: {value:.2f}{unit}, the goal is at most {goal:.2f}{unit}"
