"""A plugin of pytest: no test leaves a secret where it does not belong.

At the end of each test that had to do with secrets they are searched for in its folder, in what
it logged and printed, in the answers and events of its Jupyter server, and in the arguments and
variables of the processes that this one started.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Generator, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from .leaks import files_below, places_of
from .secrets_in_use import IN_USE

_STORE = re.compile(r"accounts\.json(\.[\w.]+)?")


def pytest_configure() -> None:
    """Begin to look at the secrets that there are, and the processes that are started."""
    from jupyter_import_run.credentials.account import Secret

    make = Secret.__init__

    def note(secret: Secret, *given: Any, **named: Any) -> None:
        make(secret, *given, **named)
        IN_USE.note(secret.access, secret.refresh)

    Secret.__init__ = note  # type: ignore[method-assign]
    sys.addaudithook(_on_event)


def _on_event(event: str, given: tuple[Any, ...]) -> None:
    if event == "subprocess.Popen":
        _, arguments, _, variables = given
        IN_USE.show("the arguments of a process", arguments)
        shown = dict(os.environ if variables is None else variables)
        shown.pop("PYTEST_CURRENT_TEST", None)  # with what the test was given
        IN_USE.show("the variables of a process", shown)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Forget the test before."""
    IN_USE.begin()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Search at the very end, when all servers of the test have stopped."""
    report = yield
    if report.when == "teardown" and report.passed and IN_USE.secrets:
        folder = getattr(item, "funcargs", {}).get("tmp_path")
        if found := leaks(folder, report.sections):
            report.outcome = "failed"
            report.longrepr = f"a secret is in {', '.join(sorted(found))}"
    return report


def leaks(folder: Path | None, printed: Iterable[tuple[str, str]] = ()) -> set[str]:
    """Where the secrets of the running test are and do not belong."""
    texts = dict(printed)
    if folder is not None:
        texts |= files_below(folder, but=_is_its_place)
    for place, what in IN_USE.shown:
        texts[place] = f"{texts.get(place, '')}\n{_text(what)}"
    return places_of(IN_USE.secrets, texts)


def _is_its_place(file: Path) -> bool:
    """The store, which only its owner may read, or what the test wrote itself."""
    if file in IN_USE.own_files:
        return True
    return bool(_STORE.fullmatch(file.name)) and not stat.S_IMODE(file.stat().st_mode) & 0o077


def _text(what: Any) -> str:
    if isinstance(what, (str, bytes, os.PathLike)):
        return os.fsdecode(what)
    if isinstance(what, Mapping):
        return "\n".join(f"{_text(key)}={_text(value)}" for key, value in what.items())
    return "\n".join(map(_text, what))
