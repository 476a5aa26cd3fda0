"""``snapshots``: what was kept, and what would have to be."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from ..operations.read.losses import losses
from ..operations.read.snapshots import delete_snapshot, list_snapshots, snapshot_detail
from .base import BaseHandler


class SnapshotsHandler(BaseHandler):
    """Those of a repository."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a SnapshotList for the API path ``path``."""
        self.answer(await list_snapshots(self.services, self.argument("path")))


class SnapshotHandler(BaseHandler):
    """One of them."""

    @authenticated
    @authorized
    async def get(self, snapshot_id: str) -> None:
        """Answer a SnapshotDetail."""
        self.answer(await snapshot_detail(self.services, snapshot_id))

    @authenticated
    @authorized
    async def delete(self, snapshot_id: str) -> None:
        """Forget it."""
        await delete_snapshot(self.services, snapshot_id)
        self.set_status(204)
        self.finish()


class LossesHandler(BaseHandler):
    """What would go if it were cloned anew."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer Losses for the API path ``path``."""
        self.answer(await losses(self.services, self.argument("path")))
