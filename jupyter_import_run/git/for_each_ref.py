"""``git for-each-ref``."""

from __future__ import annotations

import asyncio
from pathlib import Path

from .environment import Profile
from .runner import run_git


async def refs(repository: Path, *prefixes: str) -> dict[str, str]:
    """Object id by full ref name, of the refs below ``prefixes``. Read in a thread."""
    result = await run_git(
        ["for-each-ref", "--format=%(objectname) %(refname)", "--", *prefixes],
        repository=repository,
        profile=Profile(read_only=True),
    )
    return await asyncio.to_thread(_parse, result.text)


def _parse(text: str) -> dict[str, str]:
    pairs = (line.partition(" ") for line in text.split("\n") if line)
    return {name: object_id for object_id, _, name in pairs}
