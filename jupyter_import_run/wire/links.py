"""``POST links``: a link and a badge for others."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from .bounds import Name, Pasted, Path, Url
from .errors import ErrorInfo


class LinkRequest(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What a link is wanted for: a ``url`` as people paste it, or the ``path`` (API path) of a
    repository here, or of a file or folder in one, or of a notebook that was imported.

    ``target`` is the address of the server or hub that it goes to, or of any page there; null:
    the one that is configured, else the hub that this server belongs to, else a placeholder.
    ``at`` a commit it stays what it is now, at a ``branch`` (null: the one that is checked out)
    or tag it follows that. ``run`` only suggests. ``picture`` is the address of the badge's
    picture, or its path beside the document.
    """

    url: Pasted | None = None
    path: Path | None = None
    target: Url | None = None
    at: Literal["branch", "commit"] = "branch"
    branch: Name | None = None
    open: Path | None = None
    run: bool = False
    picture: Url | None = None


LinkNoteCode = Literal[
    "loopback", "own_access", "placeholder", "private_host", "tag", "uncommitted", "unpushed"
]
"""``loopback``: the link goes to whatever machine one is at; ``own_access``: whoever has no
account may not see it; ``tag``: whether the server has it is not known. ``LinkNote.data`` by code:
``loopback``, ``own_access`` and ``private_host`` have the ``host``, ``placeholder`` and ``tag``
have themselves, ``unpushed`` the count of ``commits`` and the ``branch``.
"""


class LinkNote(msgspec.Struct, frozen=True):
    """What whoever hands out the link should know; it works all the same."""

    code: LinkNoteCode
    message: str
    data: dict[str, Any] = {}


class SharedLink(msgspec.Struct, kw_only=True, frozen=True):
    """The link, the badge around it, and the badge's picture as a file.

    ``source`` is the address that readers import, ``label`` what the picture says to whoever
    does not see it. All are null where readers could not import it, and ``problem`` says why.
    """

    source: str | None = None
    url: str | None = None
    label: str | None = None
    markdown: str | None = None
    html: str | None = None
    rst: str | None = None
    svg: str | None = None
    notes: list[LinkNote] = []
    problem: ErrorInfo | None = None


class PublishedFiles(msgspec.Struct, frozen=True):
    """The files that others get of a version of a repository, notebooks first, then by name."""

    files: list[str]
    truncated: bool
