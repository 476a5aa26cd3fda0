"""Where a repository goes, and the one step in which it arrives there."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..errors import ImportRunError
from ..root import Root
from ..services import Services
from ..sources import parse
from ..store.workspace import Workspace
from ..threads import finish_or_undo, in_thread
from ..wire.jobs import IfExists, ImportRepository
from .limits import require_room, room_for_one_more
from .naming import chosen_name, claim_folder, no_folder
from .space import require_free_space, require_writable

T = TypeVar("T")


@dataclass(frozen=True)
class Place:
    """``parent`` exists; ``name`` may be taken."""

    root: Root
    parent: Path
    name: str

    @property
    def target(self) -> Path:
        """The folder of the wanted name."""
        return self.parent / self.name


async def find_place(services: Services, request: ImportRepository, url: str) -> Place:
    """Where the repository at ``url`` is to go.

    Raises ``unsupported`` without a disk, ``not_found`` and ``invalid_request`` for the
    folder and the name.
    """
    root = services.root
    if root is None:
        raise ImportRunError(
            "unsupported",
            "This server keeps its files elsewhere than on a disk, so repositories cannot "
            "be imported.",
        )
    suggested = parse(url, services.settings.provider_kinds).suggested_name
    name = chosen_name(request.name, suggested)

    def find() -> Place:
        parent = root.place(request.folder)
        if not parent.is_dir():
            raise no_folder(request.folder)
        return Place(root, parent, name)

    return await asyncio.to_thread(find)


async def require_space(services: Services, place: Place) -> None:
    """Raise ``forbidden``, ``disk_full`` or ``limit_reached`` before anything is fetched."""
    minimum = services.settings.min_free_bytes
    await asyncio.to_thread(require_writable, place.parent)
    await asyncio.to_thread(require_free_space, place.parent, minimum)
    await require_room(place.root, services.settings.max_repositories)


async def put_in_place(
    workspace: Workspace,
    cloned: Path,
    place: Place,
    if_exists: IfExists,
    *,
    most: int,
    look: Callable[[Path], T],
) -> tuple[Path, T]:
    """Move ``cloned`` to a name that nobody else has, and ``look`` at it there.

    A rename onto the empty folder that claims the name is one step. On a failure, and where
    a cancellation comes meanwhile, it is moved back into ``workspace``. At most ``most``
    repositories are below the root (0: no limit).
    """

    def arrive() -> tuple[Path, T]:
        target = claim_folder(place.parent, place.name, if_exists)
        try:
            os.rename(cloned, target)
        except BaseException:
            target.rmdir()
            raise
        with contextlib.suppress(OSError):
            workspace.folder.rmdir()
        try:
            return target, look(target)
        except BaseException:
            os.rename(target, workspace.folder)
            raise

    async def leave(arrived: tuple[Path, T]) -> None:
        await in_thread(os.rename, arrived[0], workspace.folder)

    async with room_for_one_more(place.root, most):
        return await finish_or_undo(asyncio.to_thread(arrive), leave)
