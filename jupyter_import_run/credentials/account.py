"""What an account is, and what its secret is. Standard library only."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Literal

AccountKind = Literal["oauth", "token", "password"]


@dataclass(frozen=True)
class Account:
    """An account on one host, without its secret.

    ``origin`` is ``https://host[:port]`` as :func:`~..place.origin_of` spells it, and ``path`` what
    all addresses begin with where the host has others beside it: together they are the
    :attr:`place` outside of which the secret is never used. ``username`` is the person's name
    there, ``git_username`` what git sends beside the secret (``oauth2``,
    ``x-access-token`` or the name). ``expires`` is when the person must sign in again and
    ``created`` when they did, in POSIX seconds; None is never or unknown. ``token_url`` renews and
    ``revoke_url`` ends a sign-in by OAuth. ``read_only``: somebody else gives it, a hub.
    ``refusals`` is how often in a row its host refused the secret that is kept now.
    """

    id: str
    origin: str
    provider: str
    kind: AccountKind
    username: str
    git_username: str
    scopes: tuple[str, ...] = ()
    expires: float | None = None
    display_name: str | None = None
    email: str | None = None
    client_id: str | None = None
    token_url: str | None = None
    revoke_url: str | None = None
    created: float = 0.0
    read_only: bool = False
    refusals: int = 0
    path: str = ""

    @property
    def place(self) -> str:
        """Where the account counts, as :mod:`~..place` has it."""
        return self.origin + self.path


@dataclass(frozen=True, repr=False)
class Secret:
    """What proves who one is: an access token, a personal token or a password.

    ``refresh`` gets a new one where ``access`` ends at ``expires``; ``obtained`` is when it came.
    Both are POSIX seconds of this machine's clock, None where they are never or unknown; an
    ``expires`` of 0 says that the host refused it.
    """

    access: str
    refresh: str | None = None
    expires: float | None = None
    obtained: float | None = None

    def __repr__(self) -> str:
        """Without the values: this ends in logs and tracebacks."""
        return f"Secret(refreshable={self.refresh is not None}, expires={self.expires})"


def new_id() -> str:
    """An id that nothing else has: 16 random hexadecimal digits."""
    return secrets.token_hex(8)


def id_of(place: str, username: str) -> str:
    """The id of the account of this name there, today and whenever it is connected again.

    So what was chosen for repositories stays chosen, and nobody else takes its place meanwhile.
    """
    return hashlib.sha256(f"{place} {username}".encode("utf-8", "replace")).hexdigest()[:16]
