"""Which processes did a test start, and are they gone?

Every test carries a mark in its environment, which its processes inherit. So also those
are found that lost their parent, or began a session of their own.
"""

from __future__ import annotations

import os
import time
import uuid

import psutil

MARK = "IMPORT_RUN_TEST"
"""The variable that carries the mark."""

_mark = ""


def new_mark() -> str:
    """The mark of the test that begins now, for its environment."""
    global _mark
    _mark = uuid.uuid4().hex
    return _mark


def started_processes(name: str | None = None) -> list[psutil.Process]:
    """Living processes that carry this test's mark, other than this one.

    With ``name``, those whose program's name begins so ("git" finds git-remote-http).
    """
    found = []
    for process in psutil.process_iter():
        try:
            if (
                process.pid != os.getpid()
                and process.status() != psutil.STATUS_ZOMBIE
                and process.environ().get(MARK) == _mark
                and process.name().startswith(name or "")
            ):
                found.append(process)
        except psutil.Error:
            continue
    return found


def wait_for_process(name: str, timeout: float = 10) -> psutil.Process:
    """Wait until this test runs a program called ``name…``."""
    until = time.monotonic() + timeout
    while not (found := started_processes(name)):
        assert time.monotonic() < until, f"no process {name} was started"
        time.sleep(0.01)
    return found[0]


def group_of(word: str) -> int:
    """The process group of the git that this test's server runs with ``word`` among its arguments.

    Git's helpers are in it too (``git-remote-http``, ``index-pack``); what a Git server of the
    test runs is not.
    """
    for process in started_processes("git"):
        try:
            if word in process.cmdline():
                return os.getpgid(process.pid)
        except (psutil.Error, ProcessLookupError):
            continue
    raise AssertionError(f"no git {word} runs")


def assert_group_ended(group: int, timeout: float) -> None:
    """Fail unless all processes of ``group`` have ended within ``timeout``."""
    until = time.monotonic() + timeout
    while left := [each for each in started_processes() if _is_in(group, each)]:
        assert time.monotonic() < until, f"still running: {[each.name() for each in left]}"
        time.sleep(0.02)


def _is_in(group: int, process: psutil.Process) -> bool:
    try:
        return os.getpgid(process.pid) == group
    except ProcessLookupError:
        return False


def assert_no_process_left(name: str | None = None, timeout: float = 1) -> None:
    """Fail unless every process of this test (called ``name…``) has ended within ``timeout``."""
    until = time.monotonic() + timeout
    while left := started_processes(name):
        assert time.monotonic() < until, f"still running: {[_command(each) for each in left]}"
        time.sleep(0.02)


def _command(process: psutil.Process) -> str:
    """As it was called, as far as that can still be known."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return f"process {process.pid}"
