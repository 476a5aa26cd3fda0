"""What is asked of a host's API, whatever the host."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..errors import ImportRunError
from ..fetch import GuardedClient
from ..redaction import keep_out
from ..wire.accounts import Project, ProjectPage
from .asking import Asking
from .host import GitHost

PER_PAGE = 50
"""Projects at once."""


@dataclass(frozen=True)
class Identity:
    """Who a token belongs to, and what it is good for.

    ``email`` is the one for commits. ``scopes`` None: the host does not tell. ``expires`` is in
    seconds since 1970, None: never, or not told.
    """

    username: str
    display_name: str | None
    email: str | None
    scopes: tuple[str, ...] | None = None
    expires: float | None = None


class HostApi(Protocol):
    """The API of one kind of host, asked as one person.

    Everything raises ImportRunError: ``auth_failed`` with the reasons ``token_refused``,
    ``too_few_scopes`` and ``sso_required``, ``not_found``, ``exists``, ``rate_limited``,
    ``network``, ``timeout``.
    """

    async def who(self) -> Identity:
        """Whose token this is."""

    async def projects(self, query: str, page: int) -> ProjectPage:
        """The person's projects whose name has ``query`` in it, from ``page`` 1 on."""

    async def fork(self, path: str) -> Project:
        """A fork of ``path`` in the person's own space; the one that is there already will do.

        The host may still be filling it.
        """

    async def create(
        self, name: str, *, private: bool, namespace: str | None = None, description: str = ""
    ) -> Project:
        """A new, empty project in ``namespace`` (a group, an organization), None: in the person's
        own space. Raises ``exists`` and ``invalid_request``.
        """

    async def find(self, name: str, *, namespace: str | None = None) -> Project:
        """The project of this name there. Raises ``not_found``."""


def api_of(client: GuardedClient, host: GitHost, authorization: str) -> HostApi | None:
    """The API of ``host``, and nothing that leads elsewhere; None where none is known."""
    from .own_projects import OwnProjects

    api = unbounded_api_of(client, host, authorization)
    return None if api is None else OwnProjects(api, host.base)


def unbounded_api_of(client: GuardedClient, host: GitHost, authorization: str) -> HostApi | None:
    """The same with whatever addresses it says: :func:`api_of` is what there is to use."""
    from .bitbucket import Bitbucket
    from .gitea import Gitea
    from .github import GitHub
    from .gitlab import GitLab

    if host.api is None:
        return None
    asking = Asking(client, host.api, host.name, authorization)
    apis: dict[str, type[GitLab | GitHub | Gitea | Bitbucket]] = {
        "gitlab": GitLab,
        "github": GitHub,
        "gitea": Gitea,
        "bitbucket": Bitbucket,
    }
    return apis[host.provider](asking)


def bearer(token: str) -> str:
    """The header for a token of any kind."""
    keep_out(token)
    return f"Bearer {token}"


def basic(username: str, password: str) -> str:
    """The header for a name and a password (RFC 7617)."""
    from base64 import b64encode

    pair = b64encode(f"{username}:{password}".encode()).decode("ascii")
    keep_out(password, pair)
    return f"Basic {pair}"


def no_projects(host: str) -> ImportRunError:
    """A host that has no API which tells them."""
    return ImportRunError(
        "unsupported", f"{host} does not tell which projects there are.",
        reason="no_projects", host=host,
    )  # fmt: skip
