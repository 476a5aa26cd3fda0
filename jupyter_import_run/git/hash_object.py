"""``git hash-object``: files and bytes become blobs."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from .environment import Profile
from .paths import quoted
from .runner import run_git


async def hash_files(
    repository: Path,
    files: Collection[str],
    profile: Profile,
    *,
    filters: bool = False,
    store: bool = True,
) -> list[str]:
    """The blobs of regular ``files``, absolute or from the top, in the same order.

    As they are, or (``filters``) as git would keep them; not ``store``: nothing is written.
    """
    if not files:
        return []
    options = [*(["-w"] if store else []), *([] if filters else ["--no-filters"])]
    result = await run_git(
        ["hash-object", *options, "--stdin-paths"],
        repository=repository,
        profile=profile,
        stdin=b"".join(quoted(file) + b"\n" for file in files),
    )
    return result.text.split()


async def store_bytes(repository: Path, content: bytes, profile: Profile) -> str:
    """Keep ``content``; its blob."""
    result = await run_git(
        ["hash-object", "-w", "--stdin"], repository=repository, profile=profile, stdin=content
    )
    return result.text.strip()
