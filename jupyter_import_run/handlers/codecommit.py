"""``codecommit``: what the AWS tools on this machine can see."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .base import BaseHandler


class CodeCommitHandler(BaseHandler):
    """The repositories of ``?region=`` as ``profile``, both the configured ones where empty."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a ProjectPage: those that have ``query`` in their name, all of them at once."""
        from ..operations.accounts.aws_projects import aws_projects

        region, profile = self.argument("region"), self.argument("profile")
        self.answer(await aws_projects(region, profile, self.argument("query")))
