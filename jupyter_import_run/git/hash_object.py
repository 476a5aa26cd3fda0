"""``git hash-object``: files become blobs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .environment import Profile
from .runner import run_git


async def store_files(repository: Path, files: Sequence[Path], profile: Profile) -> list[str]:
    """Keep the bytes of ``files`` as they are, without filters; their blobs in the same order.

    The paths are absolute and have no newline.
    """
    if not files:
        return []
    result = await run_git(
        ["hash-object", "-w", "--no-filters", "--stdin-paths"],
        repository=repository,
        profile=profile,
        stdin="".join(f"{file}\n" for file in files).encode("utf-8", "surrogateescape"),
    )
    return result.text.split()
