"""``POST resolve``."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .base import BaseHandler


class ResolveHandler(BaseHandler):
    """What a URL means. Changes nothing; a POST because the URL may hold a secret."""

    @authenticated
    @authorized
    async def post(self) -> None:
        """Answer a Source."""
        from ..operations.resolve import resolve
        from ..wire.sources import ResolveRequest

        await self.refresh_hosts()
        self.answer(await resolve(self.services, self.body(ResolveRequest)))
