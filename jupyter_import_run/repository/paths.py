"""Names of files in a repository, as others send them."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import ImportRunError


def require_path(path: str) -> str:
    """``path`` of a file or folder in a repository, without a slash at its end.

    Raises ``invalid_request`` for what can be none, and for git's own files.
    """
    path = path.removesuffix("/")
    parts = path.split("/")
    if "\0" in path or any(part.lower() in {"", ".", "..", ".git"} for part in parts):
        raise ImportRunError(
            "invalid_request", "This is no file of the repository.", path=path[:200]
        )
    return path


def folders_of(path: str) -> Iterator[str]:
    """All folders above ``path``, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
