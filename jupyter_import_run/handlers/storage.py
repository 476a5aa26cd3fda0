"""``GET storage``."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .base import BaseHandler


class StorageHandler(BaseHandler):
    """Any folder below the root as a place for imports: ``?path=`` is its API path."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a StorageLocation."""
        from ..operations.describe_server import describe_storage

        self.answer(await describe_storage(self.services, self.get_query_argument("path", "")))
