"""How long the server keeps others waiting while it deals with a hundred thousand branches.

``GET /api/status`` is asked all the time, from a thread of its own, while the branches are
listed for the panel, while the repository is imported, and while its history arrives, which
stores every branch. Each answer waits for the server's event loop.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import threading
import time
from collections.abc import Callable

from support.git_http import git_http
from support.home import environment, temporary_home
from support.jupyter import JupyterServer, jupyter_server
from support.sample import Shape, create
from support.tables import percentile, print_table, verdict

from tests.support.repositories import Repository

BRANCHES = 100_000
GOAL_MS = 100.0
_INTERVAL = 0.002
_POLL = 0.2
_SHAPE = Shape(data_files=1, data_bytes=1000, text_files=10, commits=5)


class Steps:
    """What is done with the repository at ``url``, once a round."""

    def __init__(self, jupyter: JupyterServer, url: str) -> None:
        self._jupyter = jupyter
        self._url = url
        self._history = ""

    def resolve(self) -> None:
        """List the branches, as the panel does for its field."""
        self._jupyter.request("POST", "/import-run/resolve", {"url": self._url, "probe": True})

    def import_repository(self) -> None:
        """Import until its files are there; the history goes on after that."""
        job = self._jupyter.start_job(
            {"kind": "import_repository", "url": self._url, "name": "measured"}
        )
        self._wait(job)
        result = self._jupyter.request("GET", f"/import-run/jobs/{job}")["result"]
        self._history = result["history_job"]

    def history(self) -> None:
        """Wait until all branches are stored."""
        self._wait(self._history)
        shutil.rmtree(self._jupyter.root / "measured")

    def _wait(self, job: str) -> None:
        while self._jupyter.ended(job) is None:
            time.sleep(_POLL)


def latencies_during(jupyter: JupyterServer, step: Callable[[], None]) -> list[float]:
    """Milliseconds of each ``GET /api/status`` while ``step`` runs."""
    beside = JupyterServer(jupyter.port, jupyter.token, jupyter.root)
    ended = threading.Event()
    latencies: list[float] = []

    def ask() -> None:
        while not ended.is_set():
            begin = time.perf_counter()
            beside.request("GET", "/api/status")
            latencies.append(1000 * (time.perf_counter() - begin))
            time.sleep(_INTERVAL)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        step()
    finally:
        ended.set()
        asking.join()
    return latencies


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    rounds = parser.parse_args().rounds
    with temporary_home() as home:
        served = home / "served"
        served.mkdir()
        for name in ("few.git", "many.git"):
            create(served / name, _SHAPE, environment(home))
        Repository(served / "many.git").add_branches(f"branch-{n}" for n in range(BRANCHES))
        with git_http(served, home) as server, jupyter_server(home) as jupyter:
            for step in _steps(jupyter, f"{server.url}/few.git").values():
                step()  # what is loaded at its first use is loaded by now
            _measure(jupyter, _steps(jupyter, f"{server.url}/many.git"), rounds)


def _steps(jupyter: JupyterServer, url: str) -> dict[str, Callable[[], None]]:
    steps = Steps(jupyter, url)
    return {
        "nothing else": lambda: time.sleep(1),
        "list the branches": steps.resolve,
        "import": steps.import_repository,
        "its history": steps.history,
    }


def _measure(jupyter: JupyterServer, steps: dict[str, Callable[[], None]], rounds: int) -> None:
    measured: dict[str, list[list[float]]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            measured[name].append(latencies_during(jupyter, step))
    longest = {name: statistics.median(max(one) for one in some) for name, some in measured.items()}
    rows = [
        [name, *_figures([each for one in some for each in one]), f"{longest[name]:.1f}"]
        for name, some in measured.items()
    ]
    print_table(["milliseconds", "p50", "p99", "max", "median of the rounds' max"], rows)
    print(f"\n{verdict(max(longest.values()), GOAL_MS, ' ms')}")


def _figures(latencies: list[float]) -> list[str]:
    figures = (percentile(latencies, 0.5), percentile(latencies, 0.99), max(latencies))
    return [f"{figure:.1f}" for figure in figures]


if __name__ == "__main__":
    main()
