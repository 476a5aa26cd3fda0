"""How long ``GET /api/status`` takes while ten imports run, and while ten bare clones do.

The clones are started outside of the Jupyter server, so what they slow down is the machine;
the difference between the two is what the imports do to the server's event loop.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from support.clone import start_clone
from support.git_http import git_http
from support.home import environment, temporary_home
from support.jupyter import JupyterServer, jupyter_server
from support.sample import SMALL, create
from support.tables import percentile, print_table, spread, verdict

AT_ONCE = 10
GOAL_MS = 20.0
_INTERVAL = 0.002
_LOOKS = 0.5
"""Seconds between two looks at whether all have ended."""


class Load:
    """Ten imports, or ten clones, into folders of ``jupyter.root``."""

    def __init__(self, jupyter: JupyterServer, url: str, home: Path) -> None:
        self._jupyter = jupyter
        self._url = url
        self._environment = environment(home)
        self._targets = [jupyter.root / f"measured-{number}" for number in range(AT_ONCE)]

    def imports(self) -> list[float]:
        """Latencies during imports, in milliseconds."""
        jobs = [
            self._jupyter.start_job(
                {
                    "kind": "import_repository",
                    "url": self._url,
                    "name": target.name,
                    "history": "none",
                    "if_exists": "fail",
                }
            )
            for target in self._targets
        ]
        return self._sample(lambda: all(self._jupyter.ended(job) for job in jobs))

    def clones(self) -> list[float]:
        """Latencies during bare clones, in milliseconds."""
        clones = [
            start_clone(self._url, target, self._environment, options=("--depth=1",))
            for target in self._targets
        ]
        latencies = self._sample(lambda: all(clone.poll() is not None for clone in clones))
        if any(clone.returncode for clone in clones):
            raise RuntimeError("git clone failed")
        return latencies

    def _sample(self, have_ended: Callable[[], bool]) -> list[float]:
        latencies = []
        next_look = time.monotonic() + _LOOKS
        while True:
            latencies.append(latency(self._jupyter))
            time.sleep(_INTERVAL)
            if time.monotonic() >= next_look:
                if have_ended():
                    break
                next_look = time.monotonic() + _LOOKS
        for target in self._targets:
            shutil.rmtree(target)
        return latencies


def latency(jupyter: JupyterServer) -> float:
    """Milliseconds of one request."""
    begin = time.perf_counter()
    jupyter.request("GET", "/api/status")
    return 1000 * (time.perf_counter() - begin)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="imports and clones by turns")
    rounds = parser.parse_args().rounds
    with temporary_home() as home:
        served = home / "served"
        served.mkdir()
        create(served / "sample.git", SMALL, environment(home))
        with git_http(served, home) as server, jupyter_server(home) as jupyter:
            load = Load(jupyter, f"{server.url}/sample.git", home)
            load.imports()  # what is loaded at its first use is loaded by now
            alone = [latency(jupyter) for _ in range(500)]
            imports: list[list[float]] = []
            clones: list[list[float]] = []
            for number in range(rounds):
                turns = [(imports, load.imports), (clones, load.clones)]
                for latencies, run in turns if number % 2 else reversed(turns):
                    latencies.append(run())
    print_table(
        ["milliseconds", "p50", "p99", "max", "requests"],
        [
            _row("nothing else", alone),
            _row(f"{AT_ONCE} clones beside it", [one for some in clones for one in some]),
            _row(f"{AT_ONCE} imports in it", [one for some in imports for one in some]),
        ],
    )
    more = [_p99(ours) - _p99(bare) for ours, bare in zip(imports, clones, strict=True)]
    print(f"\np99 of imports less that of clones, in {rounds} pairs of rounds:\n")
    print_table(["milliseconds", "min", "median", "max"], [["p99, more", *spread(more, 1)]])
    print(f"\n{verdict(statistics.median(more), GOAL_MS, ' ms')}")


def _p99(latencies: list[float]) -> float:
    return percentile(latencies, 0.99)


def _row(name: str, latencies: list[float]) -> list[str]:
    figures = (percentile(latencies, 0.5), _p99(latencies), max(latencies))
    return [name, *(f"{figure:.1f}" for figure in figures), str(len(latencies))]


if __name__ == "__main__":
    main()
