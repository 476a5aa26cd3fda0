"""The Jupyter root: API paths to places on disk, and nothing outside."""

from __future__ import annotations

import os
from pathlib import Path

from .errors import ImportRunError


def normalised(api_path: str) -> str:
    """An API path in its one spelling: no slash at an end, no two in a row."""
    return "/".join(filter(None, api_path.split("/")))


class Root:
    """The folder that Jupyter serves. API paths are relative to it, with ``/``."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(os.path.realpath(folder))

    def place(self, api_path: str) -> Path:
        """Where ``api_path`` is on disk, existing or not.

        Raises ``invalid_request`` for a path that is hidden, odd, or leaves the root,
        through ``..`` or a symbolic link.
        """
        parts = [part for part in normalised(api_path).split("/") if part]
        if "\0" in api_path or any(part in {".", ".."} for part in parts):
            raise ImportRunError("invalid_request", "This path leaves the Jupyter folder.")
        if any(part.startswith(".") for part in parts):
            raise ImportRunError("invalid_request", "Hidden folders cannot be used here.")
        place = Path(os.path.realpath(self.folder.joinpath(*parts)))
        if os.path.commonpath([place, self.folder]) != str(self.folder):
            raise ImportRunError("invalid_request", "This path leaves the Jupyter folder.")
        return place

    def api_path(self, place: Path) -> str:
        """The API path of a place below the root."""
        relative = os.path.relpath(place, self.folder)
        return "" if relative == "." else relative.replace(os.sep, "/")
