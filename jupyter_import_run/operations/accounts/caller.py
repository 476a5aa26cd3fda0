"""Who goes to a server: the person as one of their accounts, or somebody whom it does not know."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from ...credentials.account import Account, Secret
from ...credentials.opening import UNREADABLE
from ...credentials.refresh import fresh_secret
from ...credentials.refusals import accept, reject
from ...credentials.store import AccountStore
from ...errors import ImportRunError
from ...hosting.api import basic
from ...place import is_within
from ...policy import parse_target
from ...services import Services
from ...threads import in_thread
from .refused import explained, is_refused

T = TypeVar("T")

LONGEST_WORK = 30 * 60.0
"""Seconds that a token is to hold before work is begun with it, where its host gives such."""


class Caller:
    """The person on their way to ``url``, an address of http or https.

    ``wanted`` is the id of the account that they chose; another is taken where it is one of
    another place, and nobody goes where it is not connected any more. Whether a sign-in is needed
    is for the server to say: an account whose token is no good keeps nobody from what everybody
    may have.
    """

    def __init__(self, services: Services, wanted: str | None = None) -> None:
        self.account: Account | None = None
        self._services = services
        self._wanted = wanted
        self._url = ""
        self._secret: Secret | None = None
        self._problem: ImportRunError | None = None
        self._gone: ImportRunError | None = None

    async def arrive(self, url: str) -> None:
        """From now on it is ``url`` that they go to: be who they are there."""
        before, self._url = self._url, url
        if before and same_origin(before, url) and (self._gone is not None or self._may_go(url)):
            return
        self._gone = None
        self.account = await self._find(url)
        await self._prepare()

    def introduction(self) -> dict[str, str]:
        """The header by which a server that asks learns who it is, as git would say it.

        Empty where the person has no account there. It is for requests within the place of the
        account, and for no other. Raises ``auth_required`` where they have one without a token
        that is good, or had one: nobody else is asked then either.
        """
        if self.account is None and self._gone is None:
            return {}
        if self.account is None or self._secret is None:
            raise ImportRunError("auth_required", "The server asks for a sign-in.")
        return {"Authorization": basic(self.account.git_username, self._secret.access)}

    async def answered(self, status: int) -> None:
        """What the server said to that. Raises ``auth_failed``."""
        await self._remember(reject if status == 401 else accept)
        if status == 401:
            raise ImportRunError("auth_failed", "The server did not accept the sign-in.")
        if self.account is not None:
            self._services.account_memory.verdicts.pop(self.account.id, None)

    @property
    def config(self) -> tuple[tuple[str, str], ...]:
        """What makes git work as this person on this host, and changes nothing for other hosts."""
        accounts = self._services.accounts
        if self.account is not None:
            return accounts.git_config(self.account)
        return () if self._gone is None else accounts.nobody(self._url)

    async def go(self, work: Callable[[], Awaitable[T]]) -> T:
        """What comes of ``work``, which is done again where only the token was too old.

        Raises what it raises; a refusal says whose it is: ``host``, ``origin``, ``account``, and
        the ``reason`` where that is known.
        """
        try:
            return await work()
        except ImportRunError as error:
            if not (is_refused(error) and await self._renew()):
                raise self._explained(error) from error
        try:
            return await work()
        except ImportRunError as error:
            raise self._explained(error) from error

    async def _find(self, url: str) -> Account | None:
        try:
            return await asyncio.to_thread(self._services.accounts.for_url, url, self._wanted)
        except UNREADABLE as error:
            if isinstance(error, ImportRunError) and error.data.get("reason") == "account_gone":
                self._gone = error
                return None
            self._services.log.warning("import-run: accounts cannot be read: %s", error)
            return None

    async def _prepare(self) -> None:
        self._secret, self._problem = None, None
        if self.account is None:
            return
        policy = self._services.policy
        try:
            self._secret = await fresh_secret(
                self._services.accounts, self.account.id, policy=policy, wanted=LONGEST_WORK
            )
        except ImportRunError as error:
            self._problem = error
        else:
            basic(self.account.git_username, self._secret.access)  # as git will say it

    async def _renew(self) -> bool:
        """Another token in place of the one that was refused; false where there is none."""
        refused = self._secret
        if self.account is None or refused is None:
            return False
        if refused.refresh is not None:
            await self._remember(reject)
        await self._prepare()
        return self._secret is not None and self._secret.access != refused.access

    async def _remember(self, verdict: Callable[[AccountStore, str, str], object]) -> None:
        """What the server said to the secret; git tells of its own part by itself."""
        if self.account is None or self._secret is None or self.account.read_only:
            return
        try:
            await in_thread(verdict, self._services.accounts, self.account.id, self._secret.access)
        except UNREADABLE as error:
            self._services.log.warning("import-run: an account is not written: %s", error)

    def _may_go(self, url: str) -> bool:
        """Whether who they are now is who they would be at ``url``, on the same host."""
        account = self.account
        return account is not None and is_within(account.place, url)

    def _explained(self, error: ImportRunError) -> ImportRunError:
        problem = self._gone or self._problem
        return explained(self._services, error, self._url, self.account, problem)


def same_origin(one: str, other: str) -> bool:
    """Whether what is for the host of ``one`` is for that of ``other`` too."""
    a, b = parse_target(one), parse_target(other)
    return (a.scheme, a.host, a.port) == (b.scheme, b.host, b.port)
