"""Names for what arrives: the wanted one, or the next that is free."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

from ..errors import ImportRunError
from ..wire.jobs import IfExists

_TRIES = 10_000
_LONGEST = 255
"""Bytes of a file name on the usual file systems."""
_LONGEST_SHOWN = 200
"""Characters of a path in an error."""


def candidates(name: str, *, is_file: bool) -> Iterator[str]:
    """``name``, ``name_1``, ``name_2``, …; for a file the number comes before the suffix."""
    stem, suffix = os.path.splitext(name) if is_file else (name, "")
    yield name
    for number in itertools.count(1):
        yield f"{stem}_{number}{suffix}"


def chosen_name(name: str | None, suggested: str) -> str:
    """The person's name for it, checked, or the suggested one.

    Raises ``invalid_request``.
    """
    if name is None or not name.strip():
        return suggested
    name = name.strip()
    if "/" in name or "\\" in name or not name.isprintable() or name.startswith("."):
        raise ImportRunError(
            "invalid_request",
            "A name has no slashes and no control characters, and does not start with a dot.",
        )
    if len(os.fsencode(name)) > _LONGEST:
        raise ImportRunError("invalid_request", "This name is too long.")
    return name


def no_folder(path: str) -> ImportRunError:
    """Nothing is at the API path ``path``, where something was to go or to be taken from."""
    message = "This folder does not exist."
    return ImportRunError("not_found", message, reason="no_folder", folder=path[:_LONGEST_SHOWN])


def claim_folder(parent: Path, name: str, if_exists: IfExists) -> Path:
    """Make an empty folder in ``parent`` that nobody else has: the target of a rename.

    Raises ``exists`` where the name is taken and no other may be used.
    """
    for candidate in itertools.islice(candidates(name, is_file=False), _TRIES):
        folder = parent / candidate
        try:
            folder.mkdir()
        except FileExistsError:
            if if_exists != "rename":
                raise already_there(name) from None
            continue
        return folder
    raise already_there(name)


def claim_file(parent: Path, name: str, if_exists: IfExists) -> Path:
    """Make an empty file in ``parent`` that nobody else has. Raises ``exists``."""
    for candidate in itertools.islice(candidates(name, is_file=True), _TRIES):
        file = parent / candidate
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            if if_exists != "rename":
                raise already_there(name) from None
            continue
        return file
    raise already_there(name)


def already_there(name: str) -> ImportRunError:
    """``exists`` for ``name``."""
    return ImportRunError("exists", f"“{name}” is there already.", name=name)
