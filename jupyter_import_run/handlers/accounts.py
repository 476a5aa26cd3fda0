"""``accounts``: sign in, list, test, pick a project, disconnect."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from jupyter_server.utils import url_path_join
from tornado.web import authenticated

from ..threads import in_thread
from .base import BaseHandler

COOKIE_LIFE_DAYS = 1 / 24


def browser_cookie(sign_in: str) -> str:
    """The cookie by which a browser is known in which a sign-in was begun."""
    return f"import-run-sign-in-{sign_in}"


class AccountsHandler(BaseHandler):
    """All accounts."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer an AccountList."""
        from ..operations.accounts.describe import list_accounts

        self.answer(await list_accounts(self.services))

    @authenticated
    @authorized
    async def post(self) -> None:
        """Sign in with a token or a password. Answer the Account."""
        from ..operations.accounts.connect import connect
        from ..operations.accounts.sign_in_of_remote import move_to_accounts
        from ..wire.accounts import NewAccountRequest

        await self.refresh_hosts()
        request = self.body(NewAccountRequest)
        sign_in = connect if request.repository is None else move_to_accounts
        self.answer(await sign_in(self.services, request, self.user_name), 201)


class SetAsideAccountsHandler(BaseHandler):
    """The file of accounts that could not be read."""

    @authenticated
    @authorized
    async def delete(self) -> None:
        """Delete it."""
        await in_thread(self.services.accounts.forget_set_aside)
        self.set_status(204)
        self.finish()


class SignInWaysHandler(BaseHandler):
    """How one can sign in to ``?host=``; ``provider`` is a kind that the person chose."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Answer SignInWays."""
        from ..operations.accounts.ways import sign_in_ways

        await self.refresh_hosts()
        host, provider = self.argument("host"), self.argument("provider") or None
        self.answer(await sign_in_ways(self.services, host, provider))


class AuthorizeHandler(BaseHandler):
    """Sign in on the host's own page."""

    @authenticated
    @authorized
    async def post(self) -> None:
        """Begin. Answer an Authorization; its cookie says later that it is the same browser."""
        from ..operations.accounts.authorize import authorize, begun
        from ..wire.accounts import AuthorizeRequest

        await self.refresh_hosts()
        sign_in = await authorize(self.services, self.body(AuthorizeRequest), self.user_name)
        if sign_in.flow == "redirect":
            self.set_cookie(
                browser_cookie(sign_in.id),
                sign_in.browser,
                expires_days=COOKIE_LIFE_DAYS,
                path=url_path_join(self.base_url, "import-run/accounts/callback"),
                httponly=True,
                secure=self.request.protocol == "https",
                samesite="Lax",
            )
        self.answer(begun(sign_in), 201)


class AuthorizationHandler(BaseHandler):
    """A sign-in that was begun."""

    @authenticated
    @authorized
    async def get(self, id: str) -> None:
        """Answer an AuthorizationState."""
        from ..operations.accounts.authorize import outcome

        sign_in = self.services.account_memory.sign_ins.get(id)
        self.answer(await outcome(self.services, sign_in))

    @authenticated
    @authorized
    async def delete(self, id: str) -> None:
        """Give it up."""
        self.services.account_memory.sign_ins.drop(id)
        self.set_status(204)
        self.finish()


class AccountHandler(BaseHandler):
    """One account."""

    @authenticated
    @authorized
    async def delete(self, id: str) -> None:
        """Disconnect it. Answer Disconnected."""
        from ..operations.accounts.disconnect import disconnect

        await self.refresh_hosts()
        self.answer(await disconnect(self.services, id, self.user_name))


class AccountTestHandler(BaseHandler):
    """Does it work?"""

    @authenticated
    @authorized
    async def post(self, id: str) -> None:
        """Answer an AccountTest."""
        from ..operations.accounts.check_account import check_account

        await self.refresh_hosts()
        self.answer(await check_account(self.services, id))


class AccountProjectsHandler(BaseHandler):
    """The projects of its person: ``?query=&page=``."""

    @authenticated
    @authorized
    async def get(self, id: str) -> None:
        """Answer a ProjectPage."""
        from ..operations.accounts.projects import projects

        await self.refresh_hosts()
        query, page = self.argument("query"), self.argument("page")
        self.answer(await projects(self.services, id, query, page))
