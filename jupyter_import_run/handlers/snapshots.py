"""``snapshots``: what was kept, and what would have to be."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from ..errors import ImportRunError
from .base import BaseHandler


class SnapshotsHandler(BaseHandler):
    """Those of a repository."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a SnapshotList for the API path ``path``."""
        from ..operations.read.snapshots import list_snapshots

        self.answer(await list_snapshots(self.services, self.argument("path")))


class SnapshotHandler(BaseHandler):
    """One of them."""

    @authenticated
    @authorized
    async def get(self, snapshot_id: str) -> None:
        """Answer a SnapshotDetail, its files from number ``start`` on."""
        from ..operations.read.snapshots import snapshot_detail

        start = self.argument("start") or "0"
        if not start.isdecimal():
            raise ImportRunError("invalid_request", "A page starts at a number.")
        self.answer(await snapshot_detail(self.services, snapshot_id, int(start[:9])))

    @authenticated
    @authorized
    async def delete(self, snapshot_id: str) -> None:
        """Forget it."""
        from ..operations.read.snapshots import delete_snapshot

        await delete_snapshot(self.services, snapshot_id)
        self.set_status(204)
        self.finish()


class LossesHandler(BaseHandler):
    """What would go if it were cloned anew."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer Losses for the API path ``path``."""
        from ..operations.read.losses import losses

        self.answer(await losses(self.services, self.argument("path")))
