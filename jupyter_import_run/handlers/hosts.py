"""``hosts``: private hosts that may be reached."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .base import BaseHandler


class HostsHandler(BaseHandler):
    """The administrator's private hosts and those that the person allowed."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a HostList."""
        from ..operations.allow_host import known_hosts

        await self.refresh_hosts()
        self.answer(known_hosts(self.services))

    @authenticated
    @authorized
    async def post(self) -> None:
        """Allow one more. Refused where the administrator locked the list."""
        from ..operations.allow_host import allow_host, known_hosts
        from ..wire.server import AllowHost

        await self.refresh_hosts()
        await allow_host(self.services, self.body(AllowHost))
        self.answer(known_hosts(self.services), 201)
