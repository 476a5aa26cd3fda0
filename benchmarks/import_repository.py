"""The whole import job against ``git clone`` with the same options.

Each pair is one of each on the same repository, in alternating order, so that whatever
else the machine does meets both.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import statistics
import time
from pathlib import Path

from support.clone import start_clone, wait
from support.git_http import git_http
from support.home import environment, temporary_home
from support.jupyter import JupyterServer, jupyter_server
from support.line import slow_line
from support.sample import LARGE, create
from support.tables import print_table, spread, verdict

GOAL = 1.15
LINE_BYTES_PER_SECOND = 10_000_000
FSCK = ("-c", "transfer.fsckObjects=true")
HISTORIES: dict[str, tuple[str, ...]] = {"none": ("--depth=1",), "full": ()}


class Comparison:
    """Imports and bare clones of one url into one server's root."""

    def __init__(self, jupyter: JupyterServer, home: Path) -> None:
        self._jupyter = jupyter
        self._environment = environment(home)
        self._place = jupyter.root / "measured"

    def job(self, url: str, history: str) -> float:
        """Seconds of the whole job."""
        request = {
            "kind": "import_repository",
            "url": url,
            "name": self._place.name,
            "history": history,
            "if_exists": "fail",
        }
        seconds = self._jupyter.run_job(request)
        shutil.rmtree(self._place)
        return seconds

    def clone(self, url: str, history: str, before: tuple[str, ...]) -> float:
        """Seconds of ``git clone``."""
        begin = time.time()
        wait(
            start_clone(
                url, self._place, self._environment, before=before, options=HISTORIES[history]
            )
        )
        seconds = time.time() - begin
        shutil.rmtree(self._place)
        return seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5, help="pairs over the loopback")
    parser.add_argument("--slow-pairs", type=int, default=3, help="pairs over the slow line")
    arguments = parser.parse_args()
    with temporary_home() as home:
        served = home / "served"
        served.mkdir()
        size = create(served / "sample.git", LARGE, environment(home))
        with git_http(served, home) as server, jupyter_server(home) as jupyter:
            print(f"{size / 1e6:.0f} MB of packs, served by {server.name}\n")
            with slow_line(server.port, LINE_BYTES_PER_SECOND) as slow_url:
                lines = (
                    ("loopback", server.url, arguments.pairs),
                    ("10 MB/s line", slow_url, arguments.slow_pairs),
                )
                _measure(Comparison(jupyter, home), lines)


def _measure(comparison: Comparison, lines: tuple[tuple[str, str, int], ...]) -> None:
    rows, worst = [], 0.0
    for (line, server, pairs), history in itertools.product(lines, HISTORIES):
        seconds = _seconds(comparison, f"{server}/sample.git", history, pairs)
        ratios = _ratios(seconds["job"], seconds["git"])
        worst = max(worst, statistics.median(ratios))
        rows.append(
            [
                f"{line}, {' '.join(HISTORIES[history]) or 'whole history'}",
                f"{statistics.median(seconds['job']):.2f}",
                f"{statistics.median(seconds['git']):.2f}",
                *spread(ratios),
                *spread(_ratios(seconds["checked"], seconds["git"])),
            ]
        )
    print_table(
        ["", "job, s", "git, s", "min", "median", "max", "fsck: min", "median", "max"], rows
    )
    print(
        "\nmin, median, max: seconds of the job over those of git clone; after “fsck:” those of\n"
        "git clone with transfer.fsckObjects, which every job has on, over those without."
    )
    print(verdict(worst, GOAL))


def _seconds(comparison: Comparison, url: str, history: str, pairs: int) -> dict[str, list[float]]:
    comparison.job(url, history)  # what is loaded at its first use is loaded by now
    seconds: dict[str, list[float]] = {"job": [], "git": [], "checked": []}
    for number in range(pairs):
        names = list(seconds)
        for name in names[number % 3 :] + names[: number % 3]:
            if name == "job":
                seconds[name].append(comparison.job(url, history))
            else:
                before = FSCK if name == "checked" else ()
                seconds[name].append(comparison.clone(url, history, before))
    return seconds


def _ratios(ours: list[float], bare: list[float]) -> list[float]:
    return [one / other for one, other in zip(ours, bare, strict=True)]


if __name__ == "__main__":
    main()
