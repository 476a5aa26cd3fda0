"""Put a notebook's text where the contents manager keeps files.

Saved as a text file: its bytes stay as they are, and it is not signed, so importing a
notebook never makes it trusted.
"""

from __future__ import annotations

import asyncio
import itertools
import os
from dataclasses import dataclass
from pathlib import Path

from jupyter_core.utils import ensure_async
from tornado.web import HTTPError

from ..errors import ImportRunError, from_os_error
from ..services import Services
from ..wire.jobs import IfExists
from .naming import already_there, candidates, claim_file
from .space import require_free_space, require_writable

_TRIES = 1000


@dataclass(frozen=True)
class NotebookFolder:
    """A folder that exists; ``place`` is it on disk, None where there is no disk."""

    path: str
    place: Path | None

    def join(self, name: str) -> str:
        """The API path of ``name`` in this folder."""
        return f"{self.path}/{name}" if self.path else name


async def notebook_folder(services: Services, path: str) -> NotebookFolder:
    """The folder at the API path ``path``. Raises ``not_found``, ``forbidden``, ``disk_full``."""
    path = path.strip("/")
    place = None
    if services.root is not None:
        place = services.root.place(path)
        exists = place.is_dir()
    else:
        exists = bool(await ensure_async(services.contents.dir_exists(path)))
    if not exists:
        raise ImportRunError("not_found", "This folder does not exist.", folder=path)
    if place is not None:
        require_writable(place)
        require_free_space(place, services.settings.min_free_bytes)
    return NotebookFolder(path, place)


async def exists(services: Services, folder: NotebookFolder, name: str) -> bool:
    """Whether something is at ``name``."""
    if folder.place is not None:
        return await asyncio.to_thread(os.path.lexists, folder.place / name)
    path = folder.join(name)
    return bool(await ensure_async(services.contents.exists(path)))


async def save_text(
    services: Services, folder: NotebookFolder, name: str, text: str, if_exists: IfExists
) -> str:
    """Write ``text`` as ``name`` or the next free name; the API path that it got.

    On failure nothing is left.
    """
    if folder.place is None:
        path = folder.join(await _free_name(services, folder, name, if_exists))
        await _save(services, path, text)
        return path
    claimed = claim_file(folder.place, name, if_exists)
    path = folder.join(claimed.name)
    try:
        await _save(services, path, text)
    except BaseException:
        claimed.unlink(missing_ok=True)
        raise
    return path


async def _free_name(
    services: Services, folder: NotebookFolder, name: str, if_exists: IfExists
) -> str:
    for candidate in itertools.islice(candidates(name, is_file=True), _TRIES):
        if not await exists(services, folder, candidate):
            return candidate
        if if_exists != "rename":
            break
    raise already_there(name)


async def _save(services: Services, path: str, text: str) -> None:
    model = {"type": "file", "format": "text", "content": text}
    try:
        await ensure_async(services.contents.save(model, path))
    except HTTPError as error:
        if isinstance(error.__cause__, OSError):
            raise from_os_error(error.__cause__) from error
        raise ImportRunError(
            "forbidden", "The notebook could not be saved here.", details=error.log_message or ""
        ) from error
