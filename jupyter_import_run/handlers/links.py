"""``POST links``, what a link can open, and the badge's picture."""

from __future__ import annotations

import asyncio
from typing import Literal

from jupyter_server.auth.decorator import allow_unauthenticated, authorized
from tornado.web import RequestHandler, authenticated

from .base import BaseHandler

_FOR = 24 * 60 * 60
"""Seconds for which whoever has the picture need not ask again."""


class LinksHandler(BaseHandler):
    """A link and a badge. Changes nothing; a POST because the URL may hold a secret."""

    @authenticated
    @authorized
    async def post(self) -> None:
        """Answer a SharedLink."""
        from ..operations.sharing.make_link import make_link
        from ..wire.links import LinkRequest

        await self.refresh_hosts()
        self.answer(await make_link(self.services, self.body(LinkRequest)))


class LinkFilesHandler(BaseHandler):
    """What a link to the repository at ``?path=`` could open."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer PublishedFiles of ``branch``, or of the commit here with ``at=commit``."""
        from ..operations.sharing.published import published_files

        at: Literal["branch", "commit"] = "commit" if self.argument("at") == "commit" else "branch"
        branch = self.argument("branch") or None
        self.answer(await published_files(self.services, self.argument("path"), at, branch))


class BadgeHandler(RequestHandler):
    """The picture, for anybody: it is the same everywhere, and says nothing of this server.

    None of Jupyter's handlers: these look who asks, and set cookies that whoever may keep the
    picture for everybody would keep with it.
    """

    def set_default_headers(self) -> None:
        """Opened by itself it is a page, which may do nothing."""
        policy = "default-src 'none'; sandbox; frame-ancestors 'none'"
        self.set_header("Content-Security-Policy", policy)
        self.set_header("X-Content-Type-Options", "nosniff")

    @allow_unauthenticated
    async def get(self) -> None:
        """The SVG, or 304 for who has it."""
        from ..links.picture import picture

        self.set_header("Content-Type", "image/svg+xml")
        self.set_header("Cache-Control", f"public, max-age={_FOR}")
        self.set_header("Cross-Origin-Resource-Policy", "cross-origin")
        self.finish(await asyncio.to_thread(picture))

    head = get
