"""``GET repositories``."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from ..wire.repositories import RepositoryList
from .base import BaseHandler


class RepositoriesHandler(BaseHandler):
    """The repositories under the root."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a RepositoryList."""
        services = self.services
        if services.root is None:
            self.answer(RepositoryList(repositories=[]))
            return
        self.answer(await services.summaries.list(services.root))
