"""Accounts that a JupyterHub gives: its ``auth_state``, asked for anew each time.

What a spawner puts into the environment goes stale; the hub itself renews what it keeps
(``Authenticator.refresh_user``). It needs ``c.Authenticator.enable_auth_state`` and the scope
``admin:auth_state!user``, for the role of servers and for that of users: a server's token can do
no more than its person.
https://jupyterhub.readthedocs.io/en/stable/reference/authenticators.html#authentication-state
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import ssl
import threading
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from ..errors import ImportRunError
from ..hosting.kinds import KINDS
from ..place import origin_and_path, place_of
from ..store.files import JsonFile
from .account import Account, Secret
from .store import AccountEdit, AccountStore, Edit, Protection, no_account, read_only

if TYPE_CHECKING:
    from ..config.settings import HubAccount

_TIMEOUT = 10.0
_MOST_BYTES = 1024 * 1024

FRESH = 10.0
"""Seconds for which it counts which accounts the hub said there are. Their secrets it is asked
for each time.
"""


def api_url() -> str | None:
    """The hub's API, where a hub started this server."""
    return os.environ.get("JUPYTERHUB_API_URL") or None


class HubAccounts:
    """The accounts of the hub beside those of ``own``, which are the person's."""

    def __init__(self, own: AccountStore, given: tuple[HubAccount, ...]) -> None:
        self.own = own
        self.folder = own.folder
        self._known: tuple[Account, ...] | None = None
        self._file = JsonFile(own.folder / "hub.json", tuple[Account, ...], tuple)
        self._asked: float | None = None
        self._asking = threading.Lock()
        self._given = {f"hub-{number}": each for number, each in enumerate(given)}

    @property
    def protected_by(self) -> Protection:
        """As :class:`~.store.AccountStore` says; so are the others."""
        return "hub"

    def accounts(self) -> tuple[Account, ...]:
        return (*self.own.accounts(), *self._from_lately())

    def secret(self, id: str) -> Secret:
        if id not in self._given:
            return self.own.secret(id)
        found = self._from_hub().get(id)
        if found is None:
            raise no_account()
        return found[1]

    def put(self, account: Account, secret: Secret) -> None:
        if account.id in self._given:
            raise read_only()
        self.own.put(account, secret)

    def change(self, id: str, edit: AccountEdit) -> Account:
        if id in self._given:
            raise read_only()
        return self.own.change(id, edit)

    def change_secret(self, id: str, edit: Edit) -> Secret | None:
        if id in self._given:
            raise read_only()
        return self.own.change_secret(id, edit)

    def forget(self, id: str) -> bool:
        if id in self._given:
            raise read_only()
        return self.own.forget(id)

    def _from_lately(self) -> tuple[Account, ...]:
        with self._asking:
            now = time.monotonic()
            if self._asked is None or now - self._asked >= FRESH:
                self._ask_again()
                self._asked = now
            return self._known or ()

    def _ask_again(self) -> None:
        """Which accounts there are: an ill hub ends none, also where it is so at our start."""
        try:
            found = tuple(account for account, _ in self._from_hub().values())
        except ImportRunError:
            if self._known is None:
                self._known = tuple(each for each in self._file.current() if each.id in self._given)
            return
        if found != self._file.current():
            with contextlib.suppress(OSError):
                self._file.change(lambda _: found)
        self._known = found

    def _from_hub(self) -> dict[str, tuple[Account, Secret]]:
        """What the hub says now. Raises ``network``."""
        try:
            user = _ask_hub()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise ImportRunError("network", "The hub does not say who this is.") from error
        state = user.get("auth_state")
        found = {}
        for id, given in self._given.items():
            token = _at(state, given.token)
            if isinstance(token, str) and token:
                name = _at(state, given.username) if given.username else user.get("name")
                username = name if isinstance(name, str) and name else str(user.get("name", ""))
                found[id] = (_account(id, given, username), Secret(access=token))
        return found


def _account(id: str, given: HubAccount, username: str) -> Account:
    place = place_of(f"https://{given.host}")
    origin = origin_and_path(place)[0]
    return Account(
        id=id,
        origin=origin,
        path=place.removeprefix(origin),
        provider=given.kind,
        kind="oauth",
        username=username,
        git_username=given.git_username or KINDS[given.kind].oauth_user or username,
        read_only=True,
    )


def _ask_hub() -> dict[str, Any]:
    """``GET /users/{name}``: the person of this server. ``GET /user`` leaves ``auth_state`` out.

    Straight to the hub, whose address the hub itself gave: no proxy, no redirect, and not
    through the policy, which judges what people ask for. Raises OSError, HTTPException, ValueError.
    """
    url, name = api_url(), os.environ.get("JUPYTERHUB_USER")
    if url is None or not name:
        raise ValueError("no hub")
    parts = urlsplit(url)
    connection = _connection(parts.scheme, parts.hostname or "", parts.port)
    try:
        connection.request(
            "GET",
            f"{parts.path.rstrip('/')}/users/{quote(name, safe='')}",
            headers={
                "Authorization": f"token {os.environ.get('JUPYTERHUB_API_TOKEN', '')}",
                "Accept": "application/json",
            },
        )
        answer = connection.getresponse()
        if answer.status != 200:
            raise ValueError(f"the hub answered {answer.status}")
        body = answer.read(_MOST_BYTES + 1)
    finally:
        connection.close()
    user = json.loads(body)
    if not isinstance(user, dict):
        raise ValueError("the hub did not say who this is")
    return user


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme != "https":
        return http.client.HTTPConnection(host, port, timeout=_TIMEOUT)
    # With internal_ssl the hub names its own authority and a certificate for this server.
    authority = os.environ.get("JUPYTERHUB_SSL_CLIENT_CA") or None
    context = ssl.create_default_context(cafile=authority)
    certificate = os.environ.get("JUPYTERHUB_SSL_CERTFILE")
    if certificate:
        context.load_cert_chain(certificate, os.environ.get("JUPYTERHUB_SSL_KEYFILE"))
    return http.client.HTTPSConnection(host, port, timeout=_TIMEOUT, context=context)


def _at(state: Any, keys: str | None) -> Any:
    """What ``a.b.c`` leads to; None where there is nothing."""
    for key in (keys or "").split("."):
        if not isinstance(state, Mapping):
            return None
        state = state.get(key)
    return state
