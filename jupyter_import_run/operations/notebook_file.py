"""Put a notebook's text where the contents manager keeps files.

Saved as a text file: its bytes stay as they are, and it is not signed, so importing a
notebook never makes it trusted.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from jupyter_core.utils import ensure_async
from tornado.web import HTTPError

from ..errors import ImportRunError, from_os_error
from ..root import Root, normalised
from ..services import Services
from ..threads import in_thread
from ..wire.jobs import IfExists
from .naming import already_there, candidates, claim_file, no_folder
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
    path = normalised(path)
    if services.root is not None:
        minimum = services.settings.min_free_bytes
        return await asyncio.to_thread(_folder_on_disk, services.root, path, minimum)
    if not await ensure_async(services.contents.dir_exists(path)):
        raise no_folder(path)
    return NotebookFolder(path, None)


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

    On failure nothing is left. Not to be cancelled: see :func:`remove`.
    """
    if folder.place is None:
        path = folder.join(await _free_name(services, folder, name, if_exists))
        await _save(services, path, text)
        return path
    claimed = await in_thread(claim_file, folder.place, name, if_exists)
    path = folder.join(claimed.name)
    try:
        await _save(services, path, text)
    except BaseException:
        await in_thread(claimed.unlink, True)
        raise
    return path


async def remove(services: Services, folder: NotebookFolder, path: str) -> None:
    """Take back what :func:`save_text` wrote."""
    if folder.place is None:
        await ensure_async(services.contents.delete(path))
    else:
        await in_thread((folder.place / path.rpartition("/")[2]).unlink, True)


async def copy_to(services: Services, folder: NotebookFolder, name: str, copy: Path) -> None:
    """Write what is at ``name`` to the new file ``copy``."""
    if folder.place is not None:
        await in_thread(shutil.copyfile, folder.place / name, copy)
        return
    model = await ensure_async(
        services.contents.get(folder.join(name), content=True, type="file", format="text")
    )
    await in_thread(copy.write_text, model["content"], "utf-8")


def _folder_on_disk(root: Root, path: str, min_free_bytes: int) -> NotebookFolder:
    place = root.place(path)
    if not place.is_dir():
        raise no_folder(path)
    require_writable(place)
    require_free_space(place, min_free_bytes)
    return NotebookFolder(path, place)


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
