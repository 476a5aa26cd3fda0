"""Hugging Face: models, datasets and spaces are Git repositories.

A revision is one part of the path, its slashes escaped.
https://huggingface.co/docs/hub/repositories
"""

from __future__ import annotations

from collections.abc import Sequence

from ..escapes import decode, escape_name
from ..forge import Repository, account, project_path, repository_name
from ..location import Location
from ..names import is_notebook
from ..refs import RefPath, check_path, check_ref
from ..refusals import refuse
from ..source import Source

KIND = "huggingface"
HOST = "huggingface.co"

_GROUPS = frozenset({"datasets", "spaces"})
_FILES = frozenset({"blob", "resolve", "raw", "blame", "edit"})
_FOLDERS = frozenset({"tree", "commits"})
_PAGES = _FILES | _FOLDERS | {"commit", "discussions"}
_SITE_PAGES = frozenset(
    {
        "api", "blog", "chat", "docs", "enterprise", "inference", "join", "learn", "login",
        "models", "new", "notifications", "organizations", "papers", "posts", "pricing", "search",
        "settings", "tasks",
    }
)  # fmt: skip


def read(location: Location) -> Source:
    """A page of the hub. Raises ``invalid_url`` for pages without files."""
    parts = location.segments
    group = parts[:1] if parts[:1] and parts[0] in _GROUPS else ()
    parts = parts[len(group) :]
    if not parts or (not group and parts[0] in _SITE_PAGES):
        raise refuse("site_page")
    if not group and parts[0] == "collections":
        raise refuse("repository_page")
    length = _length(parts, group)
    page = f"{location.base}/{project_path((*group, *parts[:length]))}"
    name = repository_name(parts[length - 1])
    repository = Repository(KIND, location.host, page, page, name, account(parts[:length]))
    rest = parts[length + 1 :]
    kind = parts[length] if len(parts) > length else "tree"
    if kind in _FILES | _FOLDERS and rest:
        return _place(repository, kind, rest)
    if kind == "commit" and rest:
        return repository.at_ref(rest[:1], "tree")
    if kind == "discussions" and rest[1:2] == ("files",) and rest[0].isdecimal():
        return repository.at_ref((f"refs%2Fpr%2F{int(rest[0])}",), "tree")
    if kind in ("tree", "commits"):
        return repository.source()
    raise refuse("repository_page", suggestion=page)


def _length(parts: tuple[str, ...], group: tuple[str, ...]) -> int:
    """How many parts name the repository: owner and name, or for the oldest one name."""
    if len(parts) == 1 and group != ("datasets",):
        raise refuse("account_page")
    without_owner = len(parts) > 2 and parts[1] in _PAGES and parts[2] not in _PAGES
    return 1 if without_owner or len(parts) == 1 else 2


def _place(repository: Repository, kind: str, rest: Sequence[str]) -> Source:
    revision, path = rest[0], rest[1:]
    if revision == "refs" and len(path) > 1:
        revision, path = "/".join(rest[:3]), rest[3:]
    ref = escape_name(decode(revision))
    whole = "/".join((ref, *path))
    view = "blob" if path and (kind in _FILES or is_notebook(path[-1])) else "tree"
    return repository.file(
        RefPath(check_ref(decode(revision)), check_path(decode("/".join(path)))),
        f"/{view}/{whole}",
        f"{repository.page}/resolve/{whole}",
    )


def owner(path: Sequence[str]) -> str | None:
    """Who ``datasets/user/name`` belongs to; the oldest ones belong to nobody."""
    return account(path[1:] if path[:1] and path[0] in _GROUPS else path)


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The page of a repository, a branch or a file, for people."""
    url = f"{base}/{path}"
    if file:
        return f"{url}/blob/{escape_name(ref or 'main')}/{file}"
    return f"{url}/tree/{escape_name(ref)}" if ref else url
