"""``publications``: what is published where."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .base import BaseHandler


class PublicationsHandler(BaseHandler):
    """That of the file or folder at ``?path=``, its API path."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a PublicationList, of all where no path is given."""
        from ..operations.publications import list_publications

        self.answer(await list_publications(self.services, self.argument("path") or None))

    @authenticated
    @authorized
    async def put(self) -> None:
        """Remember it. Answer the Publication."""
        from ..operations.publications import remember_publication
        from ..wire.publications import PublicationRequest

        request = self.body(PublicationRequest)
        self.answer(await remember_publication(self.services, self.argument("path"), request))

    @authenticated
    @authorized
    async def delete(self) -> None:
        """Forget it."""
        from ..operations.publications import forget_publication

        await forget_publication(self.services, self.argument("path"))
        self.set_status(204)
        self.finish()
