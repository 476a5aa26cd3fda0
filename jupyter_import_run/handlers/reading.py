"""What can be seen of the repository at ``?path=``, its API path."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from ..wire.filenames import meant
from .base import BaseHandler


class StatusHandler(BaseHandler):
    """Where it stands."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a RepositoryStatus."""
        self.answer(await self.services.statuses.of(self.argument("path")))


class StampHandler(BaseHandler):
    """Whether git did anything there. Asked every few seconds of what somebody sees."""

    _track_activity = False

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a GitStamp."""
        from ..operations.read.git_stamp import git_stamp

        self.answer(await git_stamp(self.services, self.argument("path")))


class UntrackedHandler(BaseHandler):
    """What is in one of its untracked folders."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer UntrackedFiles of ``folder``; ``after`` is that of the page before."""
        from ..operations.read.untracked import untracked

        folder, after = meant(self.argument("folder")), self.argument("after") or None
        self.answer(await untracked(self.services, self.argument("path"), folder, after))


class KernelOnlyHandler(BaseHandler):
    """Its notebooks that changed though nobody changed them."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer KernelOnly."""
        from ..operations.read.kernel_only import kernel_only

        self.answer(await kernel_only(self.services, self.argument("path")))


class BranchesHandler(BaseHandler):
    """Its branches and tags."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a BranchList; ``query`` is what their names must contain."""
        from ..operations.read.branches import branches

        query = self.argument("query")
        self.answer(await branches(self.services, self.argument("path"), query))


class LogHandler(BaseHandler):
    """Its commits, or those of ``file``."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a CommitPage; ``before`` is that of the page before."""
        from ..operations.read.log import log

        file = meant(self.argument("file")) or None
        before = self.argument("before") or None
        self.answer(await log(self.services, self.argument("path"), file=file, before=before))


class CommitHandler(BaseHandler):
    """One of its commits."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a CommitDetail."""
        from ..operations.read.commit import commit_detail

        path, commit = self.argument("path"), self.argument("commit")
        self.answer(await commit_detail(self.services, path, commit))


class DiffHandler(BaseHandler):
    """What became of ``file``."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a FileDiff: what a commit would change, or what ``commit`` changed, or what
        ``snapshot`` has.
        """
        from ..operations.read.diff import diff

        file, commit = meant(self.argument("file")), self.argument("commit") or None
        path, snapshot = self.argument("path"), self.argument("snapshot") or None
        self.answer(await diff(self.services, path, file, commit, snapshot))


class MessagesHandler(BaseHandler):
    """What the person wrote before."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer a MessageList."""
        from ..operations.read.messages import messages

        self.answer(await messages(self.services, self.argument("path")))
