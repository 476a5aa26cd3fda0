"""``git hash-object``: files become blobs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from .environment import Profile
from .runner import run_git


async def store_files(repository: Path, files: Sequence[Path], profile: Profile) -> list[str]:
    """Keep the bytes of ``files`` as they are, without filters; their blobs in the same order.

    The paths are absolute.
    """
    if not files:
        return []
    result = await run_git(
        ["hash-object", "-w", "--no-filters", "--stdin-paths"],
        repository=repository,
        profile=profile,
        stdin=b"".join(b"%b\n" % _quoted(os.fsencode(file)) for file in files),
    )
    return result.text.split()


def _quoted(path: bytes) -> bytes:
    """A path on a line of its own, as git reads it: in C's manner where it has to be."""
    if b"\n" not in path:
        return path
    escaped = path.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    return b'"%b"' % escaped
