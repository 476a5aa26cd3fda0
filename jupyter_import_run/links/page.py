"""The page that a link goes to: JupyterLab's, on a server or behind a hub."""

from __future__ import annotations

from dataclasses import replace

from ..policy import parse_target
from ..policy.target import invalid
from .escapes import escape_page

PLACEHOLDER = "https://your-jupyter.example"
"""Where a link goes as long as nobody said where: a name that never is anybody's (RFC 6761)."""

_PAGES = frozenset({"lab", "tree", "notebooks", "doc", "edit", "consoles", "retro", "nbclassic"})
"""What follows the base address of a server in the addresses of Jupyter's applications."""


def lab_page(address: str) -> str:
    """The page of JupyterLab at ``address``, that of a server or a hub or of any page there.

    A hub is told by ``/hub`` or ``/user/NAME`` in its address. Readers go to their own servers
    there: https://jupyterhub.readthedocs.io/en/stable/reference/urls.html#hub-user-redirect
    To a named one only where the hub has an address for that, ``/hub/user-redirect/servers/NAME``.
    A query is left out, since it may be somebody's token. Raises ``invalid_url``.
    """
    if not address.lower().startswith(("https://", "http://")):
        raise invalid("A link goes to an address that begins with https:// or http://.", "scheme")
    target = parse_target(address)
    path = "/".join(["", *_path([part for part in target.path.split("/") if part])])
    return escape_page(replace(target, path=path))


def _path(parts: list[str]) -> list[str]:
    """The base address with what a link has behind it."""
    for at, part in enumerate(parts):
        if part == "hub" or (part == "user" and at + 1 < len(parts)):
            return [*parts[:at], "hub", "user-redirect", *_named(parts[at + 1 :]), "lab"]
        if part in _PAGES:
            return [*parts[:at], "lab"]
    return [*parts, "lab"]


def _named(rest: list[str]) -> list[str]:
    """What names a server in the part of a hub's address that is behind ``/hub``."""
    named = rest[1:3] if rest[:2] == ["user-redirect", "servers"] else []
    return named if len(named) == 2 and named[1] not in (".", "..") else []
