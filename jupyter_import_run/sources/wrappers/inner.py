"""What wrappers share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..escapes import decode
from ..names import is_notebook
from ..refusals import refuse
from ..source import Source


class Read(Protocol):
    """Reads the inner text; ``is_repository``: the link says that it names a repository."""

    def __call__(self, text: str, *, is_repository: bool = False) -> Source: ...


def read_repository(read: Read, text: str) -> Source:
    """The repository that a link names. Raises ``invalid_url`` where it is none."""
    source = read(text, is_repository=True)
    if source.kind != "repository":
        raise refuse("no_link")
    return source


_APPS = (
    ("doc", "tree"),
    ("lab", "tree"),
    ("nbclassic", "edit"),
    ("nbclassic", "notebooks"),
    ("nbclassic", "tree"),
    ("retro", "edit"),
    ("retro", "notebooks"),
    ("retro", "tree"),
    ("voila", "render"),
    ("edit",),
    ("files",),
    ("notebooks",),
    ("tree",),
    ("view",),
)
"""How Jupyter's applications begin the address of a file."""


def github_url(segments: Sequence[str]) -> str:
    """``owner/repository/…`` as GitHub's page; without ``blob`` before the ref it is added."""
    is_page = segments[2:3] and segments[2] in ("blob", "tree", "raw")
    if len(segments) > 3 and not is_page and is_notebook(decode(segments[-1])):
        segments = (*segments[:2], "blob", *segments[2:])
    return "https://github.com/" + "/".join(segments)


def opened_path(address: str) -> str | None:
    """The file that an address within Jupyter opens, relative to its root; None for no file.

    ``lab/tree/a/n.ipynb?reset``, ``/notebooks/n.ipynb``, ``lab/workspaces/x/tree/n.ipynb``.
    """
    path = address.partition("?")[0].partition("#")[0]
    parts = tuple(part for part in path.split("/") if part)
    if parts[:2] == ("lab", "workspaces"):
        parts = ("lab", *parts[3:])
    for app in _APPS:
        if parts[: len(app)] == app:
            return "/".join(parts[len(app) :]) or None
    return None
