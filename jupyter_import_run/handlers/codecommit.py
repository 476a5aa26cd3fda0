"""``codecommit``: what the AWS tools on this machine can see."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from ..threads import in_thread
from ..wire.accounts import ProjectPage
from .base import BaseHandler


class CodeCommitHandler(BaseHandler):
    """The repositories of ``?region=`` as ``profile``, both the configured ones where empty."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a ProjectPage: those that have ``query`` in their name, all of them at once."""
        from ..hosting.codecommit import repositories

        region, profile = self.argument("region") or None, self.argument("profile") or None
        found = await in_thread(repositories, region, profile, self.argument("query"))
        self.answer(ProjectPage(projects=found, next_page=None))
