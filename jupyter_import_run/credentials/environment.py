"""Terminals and kernels inherit one entry of git's configuration: include our file.

Git reads it after the person's own files, which stay as they are
(https://git-scm.com/docs/git-config#ENVIRONMENT).
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from pathlib import Path

FOLDER, INCLUDE_FILE = "accounts", "gitconfig"
"""Of the accounts below the data folder, and in it what git includes."""

_COUNT, _KEY, _VALUE = "GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"
_INCLUDE = "include.path"


def include_file(data_folder: Path) -> Path:
    """What terminals and kernels have git include.

    A file that is not there does no harm; one that may not be read stops git. That is so for
    another user of the system who was left this environment, which the documentation says.
    """
    return data_folder / FOLDER / INCLUDE_FILE


def announce(file: Path, environment: MutableMapping[str, str]) -> str | None:
    """Append the entry, once; why that cannot be is returned and ``environment`` left alone.

    A server that was started from another server's terminal has it already. Git refuses to run
    at all with entries that it cannot read, so those of the person are not built upon.
    """
    count = _count(environment)
    if count is None:
        return f"{_COUNT} is {environment[_COUNT]!r}, which git does not read"
    for number in range(count):
        if None in _entry(environment, number):
            return f"{_COUNT} is {count}, and entry {number} is missing"
    if not is_announced(file, environment):
        environment[f"{_KEY}{count}"] = _INCLUDE
        environment[f"{_VALUE}{count}"] = str(file)
        environment[_COUNT] = str(count + 1)
    return None


def is_announced(file: Path, environment: Mapping[str, str]) -> bool:
    """Whether the entry is there."""
    ours = (_INCLUDE, str(file))
    return any(_entry(environment, each) == ours for each in range(_count(environment) or 0))


def withdraw(file: Path, environment: MutableMapping[str, str]) -> None:
    """Take the entry back where it is the last one."""
    last = (_count(environment) or 0) - 1
    if _entry(environment, last) == (_INCLUDE, str(file)):
        del environment[f"{_KEY}{last}"], environment[f"{_VALUE}{last}"]
        if last:
            environment[_COUNT] = str(last)
        else:
            del environment[_COUNT]


def _entry(environment: Mapping[str, str], number: int) -> tuple[str | None, str | None]:
    return environment.get(f"{_KEY}{number}"), environment.get(f"{_VALUE}{number}")


def _count(environment: Mapping[str, str]) -> int | None:
    """How many entries there are; None where git would not understand the number."""
    text = environment.get(_COUNT, "") or "0"
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
