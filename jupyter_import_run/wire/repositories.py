"""``repositories``: what is under the root."""

from __future__ import annotations

import msgspec


class RepositorySummary(msgspec.Struct, kw_only=True, frozen=True):
    """One repository: an API path, where it comes from, and its branch.

    ``branch`` is null where HEAD is a commit or tag; then ``commit`` and ``tag`` say which.
    ``url`` has no credentials in it, ``web_url`` is the page of the repository on its host.
    ``hidden``: the person does not want to see it; such ones come only where asked for.
    ``account`` is the id of the one that git goes to its server as, null where it goes as nobody,
    or by ssh. ``preset`` is the saved one that it is a clone of. ``no_longer_offered``: the
    administrator gave it once. Not ``allowed``: the lock-down keeps it from its server.
    """

    path: str
    name: str
    url: str | None
    branch: str | None
    preset: str | None = None
    commit: str | None = None
    tag: str | None = None
    web_url: str | None = None
    hidden: bool = False
    account: str | None = None
    no_longer_offered: bool = False
    allowed: bool = True


class RepositoryList(msgspec.Struct, kw_only=True, frozen=True):
    """The repositories under the root, by path; ``truncated`` where the search was cut short."""

    repositories: list[RepositorySummary]
    truncated: bool = False
