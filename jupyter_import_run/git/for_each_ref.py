"""``git for-each-ref``."""

from __future__ import annotations

from pathlib import Path

from .environment import Profile
from .runner import run_git


async def refs(repository: Path, *prefixes: str) -> dict[str, str]:
    """Object id by full ref name, of the refs below ``prefixes``."""
    result = await run_git(
        ["for-each-ref", "--format=%(objectname) %(refname)", "--", *prefixes],
        repository=repository,
        profile=Profile(read_only=True),
    )
    pairs = (line.partition(" ") for line in result.text.splitlines())
    return {name: object_id for object_id, _, name in pairs}
