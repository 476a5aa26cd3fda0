"""How long a repository's status takes, beside one plain ``git status``, and how large it is.

Both are asked by turns in the same run, so that the machine's other load meets both. With
``--rival PYTHON``, a Python that has jupyterlab-git, that is asked by turns too.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from support.home import environment, temporary_home
from support.jupyter import JupyterServer, jupyter_server
from support.jupyterlab_git import JupyterlabGit, jupyterlab_git
from support.tables import print_table, verdict
from support.working_tree import untracked, working_tree

ROUNDS = {100: 60, 10_000: 30, 50_000: 15}
"""By number of files."""

UNTRACKED = 20_000
GOAL_MS, GOAL_RATIO, GOAL_KB = 10.0, 1.2, 64.0
_SMALL, _LARGE = "files-100", "files-50000"
_BESIDE = 40
"""Looks at the small repository, alone and beside the large one."""

Ask = Callable[[str], object]


class Plain:
    """``git`` itself, started from here."""

    def __init__(self, root: Path, variables: dict[str, str]) -> None:
        self._root = root
        self._environment = variables

    def status(self, path: str) -> None:
        """One process, its output read."""
        subprocess.run(
            ["git", "status", "--porcelain=v2", "--branch", "-z"],
            cwd=self._root / path,
            env=self._environment,
            check=True,
            capture_output=True,
        )


def ours(jupyter: JupyterServer) -> Ask:
    """Ask our route, over one connection that stays open."""
    return lambda path: jupyter.request("GET", f"/import-run/repositories/status?path={path}")


def by_turns(asks: list[Ask], path: str, rounds: int) -> list[list[float]]:
    """Milliseconds of each, in ``rounds`` rounds; the first of all is not counted."""
    figures: list[list[float]] = [[] for _ in asks]
    for number in range(-1, rounds):
        for which in sorted(range(len(asks)), reverse=bool(number % 2)):
            taken = milliseconds(asks[which], path)
            if number >= 0:
                figures[which].append(taken)
    return figures


def milliseconds(ask: Ask, path: str) -> float:
    """Of one question."""
    begin = time.perf_counter()
    ask(path)
    return 1000 * (time.perf_counter() - begin)


@contextlib.contextmanager
def again_and_again(ask: Ask, path: str) -> Iterator[None]:
    """Ask all the time meanwhile, one after the other."""
    ended = threading.Event()

    def run() -> None:
        while not ended.is_set():
            ask(path)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def measure_sizes(names: list[str], asks: list[Ask]) -> None:
    """The table of how long a status takes, and whether the goals are met."""
    rows, verdicts = [], []
    for files, rounds in ROUNDS.items():
        medians = [statistics.median(each) for each in by_turns(asks, f"files-{files}", rounds)]
        rows.append([f"{files} files", *(f"{median:.1f}" for median in medians)])
        plain, own = medians[:2]
        if files < 10_000:
            verdicts.append(f"{files} files, over plain: {verdict(own - plain, GOAL_MS, ' ms')}")
        else:
            verdicts.append(f"{files} files, by plain: {verdict(own / plain, GOAL_RATIO)}")
    print_table(["milliseconds, median", *names], rows)
    print("\n" + "\n".join(verdicts) + "\n")


def measure_influence(names: list[str], asks: list[Ask], others: list[Ask]) -> None:
    """The small repository while the same way of asking looks at the large one.

    Beside plain git it is the machine's own load that slows the small one down.
    """
    rows = []
    for name, ask, other in zip(names, asks, others, strict=True):
        alone = [milliseconds(ask, _SMALL) for _ in range(_BESIDE)]
        with again_and_again(other, _LARGE):
            time.sleep(0.5)
            beside = [milliseconds(ask, _SMALL) for _ in range(_BESIDE)]
        rows.append(
            [name, f"{statistics.median(alone):.1f}", f"{statistics.median(beside):.1f}",
             f"{max(beside):.1f}"]
        )  # fmt: skip
    head = ["100 files, milliseconds", "alone", "beside 50,000", "at most"]
    print_table(head, rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rival", type=Path, help="a Python that has jupyterlab-git")
    rival = parser.parse_args().rival
    with contextlib.ExitStack() as stack:
        home = stack.enter_context(temporary_home())
        variables = environment(home)
        jupyter = stack.enter_context(jupyter_server(home))
        for files in ROUNDS:
            working_tree(jupyter.root / f"files-{files}", files, variables)
        working_tree(jupyter.root / "untracked", 10, variables)
        untracked(jupyter.root / "untracked", UNTRACKED)
        plain = Plain(jupyter.root, variables)
        second = JupyterServer(jupyter.port, jupyter.token, jupyter.root)
        names = ["plain git", "Import & Run"]
        asks: list[Ask] = [plain.status, ours(jupyter)]
        others: list[Ask] = [plain.status, ours(second)]
        found: JupyterlabGit | None = None
        if rival is not None:
            rival_home = home / "rival"
            rival_home.mkdir()
            start = jupyterlab_git(rival_home, jupyter.root, rival)
            found, other = stack.enter_context(start)
            names.append("jupyterlab-git")
            asks.append(found.status)
            others.append(other.status)
        measure_sizes(names, asks)
        measure_influence(names, asks, others)
        answer = jupyter.content("GET", "/import-run/repositories/status?path=untracked")
        kilobytes = len(answer) / 1024
        print(f"\n{UNTRACKED} untracked files: {verdict(kilobytes, GOAL_KB, ' KB')}")
        if found is not None:
            print(f"jupyterlab-git: {len(found.status('untracked')) / 1024:.0f} KB")


if __name__ == "__main__":
    main()
