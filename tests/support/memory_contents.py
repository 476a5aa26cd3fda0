"""A contents manager without a disk, as those that keep notebooks in a database."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import nbformat
from jupyter_server.services.contents.checkpoints import AsyncCheckpoints
from jupyter_server.services.contents.manager import AsyncContentsManager
from tornado.web import HTTPError


class NoCheckpoints(AsyncCheckpoints):
    """Keeps none."""


class MemoryContents(AsyncContentsManager):
    """Files in a dictionary; the only folder is the root."""

    checkpoints_class = NoCheckpoints

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._texts: dict[str, str] = {}

    async def dir_exists(self, path: str) -> bool:
        return path.strip("/") == ""

    async def file_exists(self, path: str = "") -> bool:
        return path.strip("/") in self._texts

    async def is_hidden(self, path: str) -> bool:
        return False

    async def save(self, model: dict[str, Any], path: str = "") -> dict[str, Any]:
        self._texts[path.strip("/")] = model["content"]
        return await self.get(path, content=False)

    async def get(
        self, path: str, content: bool = True, type: str | None = None, **_: Any
    ) -> dict[str, Any]:
        path = path.strip("/")
        if path not in self._texts:
            raise HTTPError(404, "no such file")
        now = datetime.now(timezone.utc)
        return {
            "name": path,
            "path": path,
            "type": "notebook",
            "writable": True,
            "created": now,
            "last_modified": now,
            "mimetype": None,
            "format": "json" if content else None,
            "content": nbformat.reads(self._texts[path], as_version=4) if content else None,
        }
