"""``GET server``."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .base import BaseHandler


class ServerHandler(BaseHandler):
    """What this server is, has and allows."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a ServerInfo."""
        from ..operations.describe_server import describe_server

        self.answer(await describe_server(self.services, self.jobs))
