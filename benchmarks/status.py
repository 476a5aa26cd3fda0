"""How long a repository's status takes, beside one plain ``git status``, and how large it is.

Both are asked by turns in the same run, so that the machine's other load meets both. Then what
another repository does to it: one of 50,000 files that is asked for all the time, and one whose
server accepts and never answers. With ``--rival PYTHON``, a Python that has jupyterlab-git, that
is asked too.
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

from support import jupyterlab_git
from support.home import environment, temporary_home
from support.jupyter import JupyterServer, jupyter_server
from support.silence import silent_server
from support.tables import print_table, verdict
from support.working_tree import untracked, working_tree

ROUNDS = {100: 60, 10_000: 30, 50_000: 15}
"""By number of files."""

UNTRACKED = 20_000
GOAL_MS, GOAL_RATIO, GOAL_KB = 10.0, 1.2, 64.0
GOAL_SILENCE_MS = 5.0
"""What a silent server of another repository may add: nothing that can be told from chance."""
_SMALL, _LARGE, _HANGING = "files-100", "files-50000", "hanging"
_LOOKS = 40
"""At the small repository: alone, and beside another one."""

_SETTLES = 2.0
"""Seconds in which a fetch gets to where it waits."""

Ask = Callable[[str], object]
Looks = list[tuple[float, bool]]
"""Milliseconds of each look, and whether it was answered."""


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


class ImportRun:
    """Our routes, over one connection that stays open."""

    name = "Import & Run"

    def __init__(self, server: JupyterServer) -> None:
        self._server = server

    def again(self) -> ImportRun:
        """The same over another connection."""
        return ImportRun(self._server.again())

    def status(self, path: str) -> bytes:
        """What the panel asks for."""
        return self._server.content("GET", f"/import-run/repositories/status?path={path}")

    @contextlib.contextmanager
    def fetching(self, path: str) -> Iterator[None]:
        """Meanwhile a fetch runs, which is cancelled at the end."""
        job = f"/import-run/jobs/{self._server.start_job({'kind': 'fetch', 'path': path})}"
        while self._server.request("GET", job)["phase"] != "connecting":
            time.sleep(0.05)
        time.sleep(_SETTLES)
        yield
        state = self._server.request("GET", job)["state"]
        if state != "running":
            raise RuntimeError(f"the fetch was to hang, and {state}")
        self._server.request("DELETE", job)


class Rival:
    """The same of jupyterlab-git."""

    name = "jupyterlab-git"

    def __init__(self, server: JupyterServer) -> None:
        self._server = server

    def again(self) -> Rival:
        """The same over another connection."""
        return Rival(self._server.again())

    def status(self, path: str) -> bytes:
        """What its panel asks for."""
        return jupyterlab_git.status(self._server, path)

    @contextlib.contextmanager
    def fetching(self, path: str) -> Iterator[None]:
        """Meanwhile a fetch runs, and goes on afterwards: it cannot be cancelled."""
        server = self._server.again()

        def fetch() -> None:
            with contextlib.suppress(OSError, RuntimeError):  # it gives up, or is ended with us
                jupyterlab_git.fetch(server, path)

        threading.Thread(target=fetch, daemon=True).start()
        time.sleep(_SETTLES)
        yield


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


def attempts(*asks: Ask) -> list[Looks]:
    """Looks at the small repository, by turns.

    There are fewer of them where they take more than a minute in all.
    """
    found: list[Looks] = [[] for _ in asks]
    until = time.monotonic() + 60
    while len(found[0]) < _LOOKS and time.monotonic() < until:
        for ask, looks in zip(asks, found, strict=True):
            begin, done = time.perf_counter(), True
            try:
                ask(_SMALL)
            except (RuntimeError, TimeoutError):
                done = False
            looks.append((1000 * (time.perf_counter() - begin), done))
    return found


def median(looks: Looks) -> float:
    """Of their milliseconds."""
    return statistics.median(taken for taken, _ in looks)


def row(name: str, alone: Looks, beside: Looks) -> list[str]:
    """The medians, the longest beside, and how many of these failed."""
    figures = (median(alone), median(beside), max(taken for taken, _ in beside))
    failed = sum(not done for _, done in beside)
    return [name, *(f"{figure:.1f}" for figure in figures), f"{failed} of {len(beside)}"]


def measure_influence(names: list[str], asks: list[Ask], others: list[Ask]) -> None:
    """The small repository while the same way of asking looks at the large one.

    Beside plain git it is the machine's own load that slows the small one down.
    """
    rows = []
    for name, ask, other in zip(names, asks, others, strict=True):
        [alone] = attempts(ask)
        with again_and_again(other, _LARGE):
            time.sleep(0.5)
            [beside] = attempts(ask)
        rows.append(row(name, alone, beside))
    print_table(["100 files, milliseconds", "alone", "beside 50,000", "at most", "failed"], rows)


def measure_silence(plain: Plain, extensions: list[ImportRun | Rival]) -> None:
    """The small repository while another one's server hangs.

    A status that fails is counted, and how long it took to. Plain git takes turns with each: what
    it is slowed down by is the machine's own load.
    """
    rows, added = [], []
    for extension in extensions:
        alone = attempts(plain.status, extension.status)
        with extension.fetching(_HANGING):
            beside = attempts(plain.status, extension.status)
        for name, *looks in zip(("plain git", extension.name), alone, beside, strict=True):
            rows.append(row(name, *looks))
        own = [median(looks[1]) - median(looks[0]) for looks in (alone, beside)]
        added.append(own[1] - own[0])
    head = ["100 files, milliseconds", "alone", "other server hangs", "at most", "failed"]
    print()
    print_table(head, rows)
    print(f"\nother server hangs, more over plain: {verdict(added[0], GOAL_SILENCE_MS, ' ms')}")


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
        silence = stack.enter_context(silent_server())
        working_tree(jupyter.root / _HANGING, 10, variables, origin=f"{silence}/x.git")
        extensions: list[ImportRun | Rival] = [ImportRun(jupyter)]
        if rival is not None:
            start = jupyterlab_git.jupyterlab_git(home, jupyter.root, rival)
            extensions.append(Rival(stack.enter_context(start)))
        plain = Plain(jupyter.root, variables)
        names = ["plain git", *(each.name for each in extensions)]
        asks = [plain.status, *(each.status for each in extensions)]
        others = [plain.status, *(each.again().status for each in extensions)]
        measure_sizes(names, asks)
        measure_influence(names, asks, others)
        sizes = [len(each.status("untracked")) / 1024 for each in extensions]
        print(f"\n{UNTRACKED} untracked files: {verdict(sizes[0], GOAL_KB, ' KB')}")
        for each, size in list(zip(extensions, sizes, strict=True))[1:]:
            print(f"{each.name}: {size:.0f} KB")
        measure_silence(plain, extensions)


if __name__ == "__main__":
    main()
