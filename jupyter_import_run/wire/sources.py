"""``POST resolve``: what a URL means."""

from __future__ import annotations

from typing import Literal

import msgspec

from .bounds import Name, Pasted

SourceKind = Literal["notebook", "repository"]


class ResolveRequest(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A URL as a person typed or pasted it; with ``probe`` its server may be asked.

    That is done as ``account``, null: as the one that an import would take. With ``here`` it is
    found out whether it was imported before.
    """

    url: Pasted
    probe: bool = False
    account: Name | None = None
    here: bool = False


class NotebookChoice(msgspec.Struct, kw_only=True, frozen=True):
    """One notebook of a page that holds several (a gist, a snippet)."""

    name: str
    url: str


class Source(msgspec.Struct, kw_only=True, frozen=True):
    """What a URL means.

    ``url`` is the same in one spelling, whatever it was wrapped in: it means the same again.
    ``ref`` is a branch, tag, commit or full ref name; ``path`` a file of the
    repository and ``open`` what a link says to open, both relative to the repository
    with ``/``. ``download_url`` is where a notebook's bytes come from, null where only
    its server can tell. ``owner`` is who the repository belongs to, as people write it (an
    account, a group, a project), null where nobody knows; ``repository_name`` is the folder
    that the repository gets. ``trusted``: a link may import it without a question, as the
    administrator says. ``here``, filled where that was asked: API paths of the repositories that
    are the same one, and of the notebooks that came from this address. The last five are filled
    with ``probe`` only.
    """

    kind: SourceKind
    provider: str
    host: str
    url: str
    repository_url: str | None = None
    ref: str | None = None
    path: str | None = None
    download_url: str | None = None
    suggested_name: str
    owner: str | None = None
    repository_name: str | None = None
    open: str | None = None
    trusted: bool = False
    here: list[str] = []
    choices: list[NotebookChoice] = []
    moved_to: str | None = None
    branches: list[str] | None = None
    tags: list[str] | None = None
    default_branch: str | None = None
