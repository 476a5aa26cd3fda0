"""Names of files in a repository, as others send them."""

from __future__ import annotations

from ...errors import ImportRunError


def require_path(file: str) -> str:
    """``file``, if it can be the path of a file in a repository. Raises ``invalid_request``."""
    parts = file.split("/")
    if "\0" in file or not all(parts) or {".", ".."} & set(parts):
        raise ImportRunError("invalid_request", "This is not the path of a file.")
    if any(part.lower() == ".git" for part in parts):
        raise ImportRunError("invalid_request", "Git's own files cannot be used here.")
    return file
