"""Remotes that are folders: git takes them, but what is in them nobody has judged."""

from __future__ import annotations

from ..errors import ImportRunError
from ..sources import is_on_disk, public_repository_url


def require_server(url: str) -> None:
    """Raise ``unsupported`` where a remote's address is a path on the disk."""
    if is_on_disk(url):
        raise ImportRunError(
            "unsupported",
            "This remote is a folder, not a server.",
            reason="local_remote",
            url=public_repository_url(url),
        )
