"""``repositories``: which there are, and what is remembered of one."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from .base import BaseHandler


class RepositoriesHandler(BaseHandler):
    """The repositories under the root."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a RepositoryList; with ``?hidden=true`` also of those that are hidden."""
        from ..operations.repositories import list_repositories

        hidden = self.argument("hidden") == "true"
        self.answer(await list_repositories(self.services, hidden=hidden))

    @authenticated
    @authorized
    async def patch(self) -> None:
        """Change what is remembered of the one at ``?path=``. Answer its RepositorySummary."""
        from ..operations.repositories import remember
        from ..wire.status import RepositoryPatch

        patch = self.body(RepositoryPatch)
        self.answer(await remember(self.services, self.argument("path"), patch))


class IgnoreHandler(BaseHandler):
    """What git is not to show of a repository."""

    @authenticated
    @authorized
    async def post(self) -> None:
        """Add to the ``.gitignore`` of the one at ``?path=``. Answer an IgnoreResult."""
        from ..operations.ignore import ignore
        from ..wire.ignore import IgnoreRequest

        request = self.body(IgnoreRequest)
        self.answer(await ignore(self.services, self.argument("path"), request))
