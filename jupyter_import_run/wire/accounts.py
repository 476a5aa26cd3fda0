"""``accounts``: which hosts a person is signed in to, how one signs in, and what is there.

Never a secret, but in the one request that brings it. ``host`` is ``host[:port]`` or an origin
(``https://host``) where a request has it; answers have it as people write it.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from .bounds import Name, Path, Url
from .errors import ErrorInfo

AccountKind = Literal["oauth", "token", "password"]
AccountState = Literal["connected", "untested", "expired", "refused"]
"""``connected``: its host accepted it; ``untested``: the host has no way to ask; ``expired``: its
time is over; ``refused``: the host does not accept it any more. The last two want a new sign-in.
"""

SignInFlow = Literal["device", "redirect"]
SignInWay = Literal["device", "redirect", "token", "password", "aws"]
"""``aws``: by a secret in AWS Secrets Manager."""
ScopeUse = Literal["clone", "push", "projects", "fork", "create", "merge_request"]
AuthorizationOutcome = Literal["pending", "done", "denied", "expired", "failed"]

Secret = Annotated[str, msgspec.Meta(max_length=16 * 1024)]


class Account(msgspec.Struct, kw_only=True, frozen=True):
    """An account on one host, without its secret.

    ``origin`` is the whole address of the host; ``username`` is the person's name there.
    ``scopes`` are empty where the host does not tell them. ``expires`` (ISO 8601 in UTC) is when
    the person must sign in again, null where that is never or unknown: what is renewed by itself
    does not count. ``email`` is for commits. ``used_by`` are the API paths of the repositories
    that use it; ``read_only`` is an account that the hub gives and only the hub can take away.
    ``reference`` is the name or the ARN of the secret in AWS that it refers to, where it does.
    """

    id: str
    host: str
    origin: str
    provider: str
    username: str
    kind: AccountKind
    scopes: list[str]
    expires: str | None
    display_name: str | None
    email: str | None
    created: str
    used_by: list[str]
    read_only: bool
    state: AccountState
    reference: str | None = None


class AccountList(msgspec.Struct, kw_only=True, frozen=True):
    """All accounts, by host. ``protected_by`` says what keeps their secrets.

    ``set_aside`` is a file that could not be read and may hold tokens that are still valid: it
    stays until the person has it deleted, or disconnects the last account. Null: there is none.
    """

    accounts: list[Account]
    protected_by: Literal["files", "keyring", "hub", "aws", "other"]
    set_aside: str | None = None


class NewAccountRequest(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Sign in with a token, or with a name and a password.

    ``username`` may be empty where ``SignInWays.username`` does not ask for it. ``provider`` is
    a kind of host, null: as it is known or guessed. ``reference`` is the name or the ARN of a
    secret in AWS Secrets Manager that holds both in their place, ``new_reference`` the name of one
    that is to be made of them there. It is the person's own, and stays when they disconnect.
    ``repository`` is the API path of one that has both before the host of a remote's address, which
    is ``host`` without them: they are taken from there, and are no longer there afterwards.
    """

    host: Url
    username: Name = ""
    secret: Secret = ""
    provider: Name | None = None
    reference: Name | None = None
    new_reference: Name | None = None
    repository: Path | None = None


class AuthorizeRequest(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Begin to sign in on the host's own page; ``uses`` are what the account is to be good for."""

    host: Url
    flow: SignInFlow = "device"
    uses: Annotated[tuple[ScopeUse, ...], msgspec.Meta(max_length=100)] = (
        "clone",
        "push",
        "projects",
    )


class Authorization(msgspec.Struct, kw_only=True, frozen=True):
    """A sign-in that has begun.

    ``device``: the person opens ``verification_url`` (or ``complete_url``, which has the code in
    it) and enters ``user_code``. ``redirect``: the browser opens ``redirect_url`` in a window,
    which ends on a page of ours. Both are over at ``expires`` (ISO 8601 in UTC).
    """

    id: str
    host: str
    provider: str
    flow: SignInFlow
    user_code: str | None
    verification_url: str | None
    complete_url: str | None
    redirect_url: str | None
    expires: str


class AuthorizationState(msgspec.Struct, kw_only=True, frozen=True):
    """What became of it: ``account`` where it is ``done``, ``error`` where it ``failed``."""

    id: str
    state: AuthorizationOutcome
    account: Account | None = None
    error: ErrorInfo | None = None


class AccountTest(msgspec.Struct, kw_only=True, frozen=True):
    """Whether the host accepts the account now; ``error`` says why not.

    ``missing`` is what its scopes do not allow.
    """

    account: Account
    missing: list[ScopeUse]
    error: ErrorInfo | None = None


class Disconnected(msgspec.Struct, kw_only=True, frozen=True):
    """The account is forgotten here.

    ``revoked``: its host knows so too. False: the host was asked and did not do it (``error``).
    Null: it was not asked, since it has no way or the token is one that the person made. Where
    it is not true, ``page`` is where a person can revoke it, null where that is not known.
    """

    revoked: bool | None
    page: str | None = None
    error: ErrorInfo | None = None


class TokenScope(msgspec.Struct, kw_only=True, frozen=True):
    """A scope (a permission) to tick for a token, and what it is needed for."""

    name: str
    needed_for: list[ScopeUse]


class SignInWays(msgspec.Struct, kw_only=True, frozen=True):
    """How one can sign in to a host, the best way first.

    ``name`` is what people call this kind of host. ``token_page`` is where it makes a token,
    with ``scopes`` ticked where it takes that from the address. ``username``: what to ask for
    beside a token, null where the host finds out by itself.
    """

    host: str
    origin: str
    provider: str
    name: str
    ways: list[SignInWay]
    token_page: str | None
    scopes: list[TokenScope]
    username: Literal["name", "email"] | None


class Project(msgspec.Struct, kw_only=True, frozen=True):
    """A repository on the host. ``path`` is ``group/name``, ``url`` is for git (https)."""

    path: str
    name: str
    url: str
    web_url: str
    description: str
    default_branch: str | None
    private: bool
    archived: bool
    updated: str | None


class ProjectPage(msgspec.Struct, kw_only=True, frozen=True):
    """Some of the person's projects, last used first; ``next_page`` is null at the end."""

    projects: list[Project]
    next_page: int | None
