"""Sign-ins under way: in memory, for minutes, and each for the one who began it."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone

from ...credentials.account import Account
from ...errors import ImportRunError
from ...hosting.host import GitHost
from ...oauth.device import DeviceCode
from ...oauth.redirect import Departure
from ...wire.accounts import AuthorizationOutcome, SignInFlow
from ...wire.errors import ErrorInfo

LIFE = 600.0
"""Seconds that a browser has to come back."""

_KEPT = 1800.0
"""Seconds for which one that has ended can still be asked about."""

_MOST = 20


@dataclass
class SignIn:
    """One sign-in. ``user`` and ``browser`` are who may go on with it.

    ``browser`` is a secret that only the browser has in which it was begun. ``ends`` is in
    seconds of the monotonic clock, ``expires`` the same for people.
    """

    host: GitHost
    flow: SignInFlow
    user: str
    scopes: tuple[str, ...]
    life: float
    departure: Departure | None = None
    code: DeviceCode | None = None
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    browser: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    state: AuthorizationOutcome = "pending"
    account: Account | None = None
    error: ErrorInfo | None = None
    task: asyncio.Task[None] | None = None
    is_given_up: bool = False

    def __post_init__(self) -> None:
        self.ends = time.monotonic() + self.life
        self.expires = datetime.fromtimestamp(time.time() + self.life, timezone.utc)

    def finish(self, account: Account) -> None:
        """The host said yes."""
        self.state, self.account = "done", account

    def fail(self, error: ImportRunError) -> None:
        """It did not work, or the person or their patience said no."""
        outcomes: dict[object, AuthorizationOutcome] = {
            "sign_in_denied": "denied",
            "sign_in_expired": "expired",
        }
        self.state = outcomes.get(error.data.get("reason"), "failed")
        self.error = error.info()

    def look_at_the_clock(self) -> None:
        """A browser that has not come back in time does not count any more."""
        if self.state == "pending" and self.flow == "redirect" and time.monotonic() > self.ends:
            error = ImportRunError("auth_failed", "Nobody came back.", reason="sign_in_expired")
            self.fail(error)


class SignIns:
    """All of them, newest last. A server keeps twenty; the oldest goes first."""

    def __init__(self) -> None:
        self._known: dict[str, SignIn] = {}
        self._by_state: dict[str, str] = {}
        self._ending: set[asyncio.Task[None]] = set()

    def add(self, sign_in: SignIn) -> SignIn:
        """Keep one."""
        self._forget_old()
        self._known[sign_in.id] = sign_in
        if sign_in.departure is not None:
            self._by_state[_digest(sign_in.departure.state)] = sign_in.id
        return sign_in

    def get(self, id: str) -> SignIn:
        """One of them. Raises ``not_found``."""
        sign_in = self._known.get(id)
        if sign_in is None:
            raise ImportRunError("not_found", "There is no such sign-in.")
        sign_in.look_at_the_clock()
        return sign_in

    def named(self, state: str) -> SignIn:
        """The pending one that ``state`` belongs to. Raises ``invalid_request``."""
        sign_in = self._known.get(self._by_state.get(_digest(state), ""))
        if sign_in is not None:
            sign_in.look_at_the_clock()
        if sign_in is None or sign_in.state != "pending":
            raise _over()
        return sign_in

    def come_back(self, state: str, user: str, browser: str) -> SignIn:
        """The one that ``state`` belongs to, once: afterwards there is none.

        Raises ``invalid_request`` where it is over or was used, ``forbidden`` for anybody but
        the one who began it, in the same browser; then it is still there.
        """
        sign_in = self.named(state)
        if sign_in.user != user or not hmac.compare_digest(
            sign_in.browser.encode(), browser.encode("utf-8", "replace")
        ):
            raise ImportRunError(
                "forbidden",
                "This sign-in was begun in another browser.",
                reason="other_browser",
                host=sign_in.host.name,
            )
        del self._by_state[_digest(state)]
        return sign_in

    def drop(self, id: str) -> None:
        """Give one up: whatever its host still says does not count. Raises ``not_found``."""
        self._remove(self.get(id))

    async def stop(self) -> None:
        """End what still asks hosts."""
        tasks = [each.task for each in self._known.values() if each.task is not None]
        tasks += self._ending
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def _forget_old(self) -> None:
        now = time.monotonic()
        old = [each for each in self._known.values() if now > each.ends + _KEPT]
        spare = list(self._known.values())[: max(0, len(self._known) - len(old) - _MOST + 1)]
        for sign_in in {each.id: each for each in (*old, *spare)}.values():
            self._remove(sign_in)

    def _remove(self, sign_in: SignIn) -> None:
        del self._known[sign_in.id]
        sign_in.is_given_up = True
        if sign_in.task is not None and not sign_in.task.done():
            self._ending.add(sign_in.task)  # it may still give something back to its host
            sign_in.task.add_done_callback(self._ending.discard)
            sign_in.task.cancel()
        if sign_in.departure is not None:
            self._by_state.pop(_digest(sign_in.departure.state), None)


def _over() -> ImportRunError:
    return ImportRunError("invalid_request", "This sign-in is over.", reason="sign_in_over")


def _digest(state: str) -> str:
    """What is looked up: how long that takes says nothing of a secret."""
    return hashlib.sha256(state.encode("utf-8", "replace")).hexdigest()
