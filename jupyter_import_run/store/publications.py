"""What is published where, for one root: one file, which two servers may change at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..wire.publications import Publication
from .files import JsonFile
from .of_root import of_root

_KEPT = 5000
"""Of one root; what was changed longest ago is forgotten first."""

_Records = dict[str, Publication]


class Publications:
    """By API path. All methods block for a moment; use a thread. All raise OSError."""

    def __init__(self, data_folder: Path, root: str) -> None:
        self._file = JsonFile(of_root(data_folder, "publications", root), _Records, dict)

    def all(self) -> list[Publication]:
        """By path."""
        return [known for _, known in sorted(self._file.fresh().items())]

    def change(
        self, path: str, edit: Callable[[Publication | None], Publication | None]
    ) -> Publication | None:
        """What becomes of that of ``path`` by ``edit``; None is none."""
        changed: list[Publication | None] = []

        def step(records: _Records) -> _Records:
            changed.append(edit(records.pop(path, None)))
            if changed[-1] is not None:
                records[path] = changed[-1]
            return dict(list(records.items())[-_KEPT:])

        self._file.change(step)
        return changed[-1]
