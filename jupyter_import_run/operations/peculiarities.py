"""What a person will wonder about in a repository that has just arrived, or is there already."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..errors import ImportRunError
from ..root import Root
from ..wire.warnings import JobWarning

_LOOK = 1024 * 1024
"""Bytes of a file of the repository that are looked at."""


@dataclass(frozen=True)
class Opening:
    """The API path of what is to be opened, if it is there, and what to say where it is not."""

    path: str | None = None
    warnings: tuple[JobWarning, ...] = ()


def find_opening(root: Root, repository: Path, inside: str | None) -> Opening:
    """Look for ``inside``, a path of the repository, if there is one. Blocks."""
    if not inside:
        return Opening()
    api_path = str(PurePosixPath(root.api_path(repository)) / inside.strip("/"))
    try:
        exists = root.place(api_path).exists()
    except (ImportRunError, OSError):
        exists = False
    if exists:
        return Opening(api_path)
    missing = JobWarning(
        "not_in_this_version",
        f"“{inside}” is not in this version of the repository.",
        {"path": inside},
    )
    return Opening(None, (missing,))


def peculiarities(repository: Path, *, with_submodules: bool) -> list[JobWarning]:
    """Large files that are kept elsewhere, submodules that were left out. Blocks."""
    warnings = []
    if b"filter=lfs" in _start_of(repository / ".gitattributes"):
        warnings.append(
            JobWarning(
                "git_lfs",
                "Large files of this repository are kept elsewhere (Git LFS). They are here as "
                "pointers; “git lfs pull” fetches them.",
            )
        )
    if not with_submodules and (repository / ".gitmodules").is_file():
        warnings.append(
            JobWarning(
                "submodules_left_out", "This repository has submodules. Their folders are empty."
            )
        )
    return warnings


def _start_of(file: Path) -> bytes:
    """The first bytes of a file of the repository, which may be of any size, or be a link."""
    try:
        with open(file, "rb", opener=_without_links) as opened:
            return opened.read(_LOOK)
    except OSError:
        return b""


def _without_links(file: str, flags: int) -> int:
    return os.open(file, flags | os.O_NOFOLLOW)
