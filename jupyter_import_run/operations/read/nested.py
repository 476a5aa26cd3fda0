"""Which changes are none of this repository: they are of one within it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ...repository.paths import folders_of


def nested_among(top: Path, untracked: Iterable[str]) -> list[str]:
    """Those of ``untracked`` that are repositories of their own, or files in one. Blocks."""
    known: dict[str, bool] = {}

    def is_repository(folder: str) -> bool:
        if folder not in known:
            place = top / folder
            known[folder] = not place.is_symlink() and os.path.lexists(place / ".git")
        return known[folder]

    return [path for path in untracked if any(map(is_repository, folders_of(path)))]
