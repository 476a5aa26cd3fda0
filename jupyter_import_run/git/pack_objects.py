"""``git pack-objects``: many objects become one file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from .environment import Profile
from .runner import run_git


async def pack_objects(
    repository: Path, ids: Collection[str], target: Path, profile: Profile
) -> None:
    """Write the objects ``ids`` of ``repository`` as a pack into the object folder ``target``."""
    await run_git(
        ["pack-objects", "-q", "--end-of-options", str(target / "pack" / "pack")],
        repository=repository,
        profile=profile,
        stdin="".join(f"{object_id}\n" for object_id in ids).encode(),
    )
