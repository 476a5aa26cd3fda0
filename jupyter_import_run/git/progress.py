"""Git's progress lines, as figures of a phase.

GitPython's ``RemoteProgress`` reads the lines. Two of git's titles are unknown to it and
are put in words that it knows: a checkout says "Updating files" since git 2.28, and a
small pack is unpacked while it is received.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from ..wire.jobs import Phase

_SYNONYMS = {
    "Updating files": "Checking out files",
    "Unpacking objects": "Receiving objects",
    "Enumerating objects": "Counting objects",
}

_AMOUNT = re.compile(r"([\d.]+) (bytes|KiB|MiB|GiB)(?: \| ([\d.]+) (bytes|KiB|MiB|GiB)/s)?")
_UNITS = {"bytes": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}


@dataclass(frozen=True)
class GitProgress:
    """One progress line. ``fraction`` is 0..1 or None where git does not know the total.

    Items are objects, deltas or files, by phase; bytes and bytes per second as git
    rounds them (two decimals of KiB, MiB or GiB).
    """

    phase: Phase
    fraction: float | None
    items: int | None
    items_total: int | None
    bytes: int | None = None
    bytes_per_second: int | None = None


def progress_reader(report: Callable[[GitProgress], None]) -> Callable[[str], None]:
    """A function that takes git's lines and calls ``report`` for each that is progress.

    A line with figures that are none is no progress either: a server can write it.
    Imports GitPython (about 100 ms): call it off the event loop.
    """
    from git.util import RemoteProgress

    phases: dict[int, Phase] = {
        RemoteProgress.COUNTING: "counting",
        RemoteProgress.COMPRESSING: "compressing",
        RemoteProgress.RECEIVING: "receiving",
        RemoteProgress.RESOLVING: "resolving_deltas",
        RemoteProgress.CHECKING_OUT: "checking_out",
    }

    class Reader(RemoteProgress):
        def update(
            self,
            op_code: int,
            cur_count: str | float,
            max_count: str | float | None = None,
            message: str = "",
        ) -> None:
            phase = phases.get(op_code & self.OP_MASK)
            if phase is None:
                return
            done = int(float(cur_count)) if cur_count else None
            total = int(float(max_count)) if max_count else None
            amount, speed = _amounts(message)
            report(
                GitProgress(
                    phase=phase,
                    fraction=min(done / total, 1.0) if done is not None and total else None,
                    items=done,
                    items_total=total,
                    bytes=amount,
                    bytes_per_second=speed,
                )
            )

    reader = Reader()
    handle = reader.new_message_handler()

    def read(line: str) -> None:
        with contextlib.suppress(ValueError, OverflowError):
            handle(_known(line))
        # It collects what is no progress, and a server says as much as it likes.
        reader.other_lines.clear()
        reader.error_lines.clear()

    return read


def _known(line: str) -> str:
    for git_title, known_title in _SYNONYMS.items():
        line = line.replace(git_title, known_title, 1)
    return line


def _amounts(message: str) -> tuple[int | None, int | None]:
    found = _AMOUNT.search(message)
    if found is None:
        return None, None
    amount = round(float(found[1]) * _UNITS[found[2]])
    speed = round(float(found[3]) * _UNITS[found[4]]) if found[3] else None
    return amount, speed
