"""Where imported notebooks came from: path below the root → address.

So that ``if_exists="reuse"`` can tell the same notebook from another of its name.
"""

from __future__ import annotations

from pathlib import Path

from .files import JsonFile
from .of_root import of_root

_KEPT = 2000


class NotebookOrigins:
    """Addresses without secrets, by API path, for one root."""

    def __init__(self, folder: Path, root: str) -> None:
        self._file = JsonFile(of_root(folder, "origins", root), dict[str, str], dict)

    def of(self, path: str) -> str | None:
        """The address that the notebook at ``path`` was imported from, if it is known."""
        try:
            return self._file.read().get(path)
        except OSError:
            return None

    def paths_of(self, url: str) -> list[str]:
        """Where notebooks from ``url`` went, the latest last; they need not be there any more."""
        try:
            known = self._file.read()
        except OSError:
            return []
        return [path for path, origin in known.items() if origin == url]

    def remember(self, path: str, url: str) -> None:
        """The notebook at ``path`` came from ``url``, which has no secret in it."""

        def edit(known: dict[str, str]) -> dict[str, str]:
            known.pop(path, None)
            known[path] = url
            return dict(list(known.items())[-_KEPT:])

        self._file.change(edit)
