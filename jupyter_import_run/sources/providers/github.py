"""GitHub, GitHub Enterprise, and hosts with the same addresses.

https://docs.github.com/repositories/working-with-files/using-files
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..escapes import escape_name
from ..forge import Repository, direct_file, repository_name, without_archive_suffix
from ..location import Location
from ..merge_request import MergeRequest
from ..names import is_notebook
from ..refusals import refuse
from ..secrecy import has_secret
from ..source import Source

KIND = "github"
HOST = "github.com"

_SITE_PAGES = frozenset(
    {
        "about", "account", "apps", "codespaces", "collections", "contact", "customer-stories",
        "dashboard", "enterprise", "events", "explore", "features", "gist", "issues", "join",
        "login", "logout", "marketplace", "new", "notifications", "organizations", "pricing",
        "pulls", "readme", "search", "security", "sessions", "settings", "signup", "site", "stars",
        "team", "topics", "trending", "watching",
    }
)  # fmt: skip
_ACCOUNT_PAGES = frozenset({"orgs", "sponsors", "users", "enterprises"})
_FILES = frozenset({"blob", "raw", "blame", "edit"})
_RECOGNISED = frozenset({"blob", "tree", "commit", "pull"})
_LISTS = frozenset({"branches", "tags", "releases", "commits", "activity", "tree", "archive"})
"""Pages that stand for the repository as a whole."""

_OWNER = re.compile(r"(?!\.)[A-Za-z0-9._-]+")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_SLASH = re.compile("%2F", re.IGNORECASE)


def recognises(location: Location) -> bool:
    """Whether a page looks like GitHub's: ``owner/name/blob/…`` and no other."""
    parts = location.segments
    return len(parts) > 3 and parts[2] in _RECOGNISED and not parts[1].endswith(".git")


def read(location: Location) -> Source:
    """A page of a GitHub host. Raises ``invalid_url`` for pages without files."""
    parts = location.segments
    if len(parts) > 4 and parts[0] == "raw" and location.host != HOST:
        # An Enterprise host without subdomains: https://host/raw/owner/repository/ref/path
        parts = (parts[1], parts[2], "raw", *parts[3:])
    if not parts or parts[0].lower() in _SITE_PAGES:
        raise refuse("site_page")
    if len(parts) == 1 or parts[0].lower() in _ACCOUNT_PAGES:
        raise refuse("account_page")
    repository = _repository(location, parts[0], parts[1])
    if len(parts) == 2:
        return repository.source()
    page, rest = parts[2], parts[3:]
    if page in _FILES or (page in ("tree", "commits") and rest):
        return repository.at(rest, is_file=page in _FILES, raw=_raw(location, repository))
    return _other(location, repository, page, rest)


def _other(location: Location, repository: Repository, page: str, rest: tuple[str, ...]) -> Source:
    if page == "commit" and rest:
        return repository.at_ref(rest[:1], "commit")
    if page == "pull" and rest and rest[0].isdecimal():
        if len(rest) > 2 and rest[1] in ("commits", "changes"):
            return repository.at_ref(rest[2:3], "commit")
        return repository.source(f"refs/pull/{int(rest[0])}/head", view=f"/pull/{int(rest[0])}")
    if page == "releases" and len(rest) > 1 and rest[0] == "tag":
        return repository.at_ref(rest[1:])
    if page == "releases" and len(rest) > 2 and is_notebook(rest[-1]):
        return direct_file(location, KIND, repository)
    if page in ("archive", "zipball", "tarball") and rest:
        return repository.at_ref((*rest[:-1], without_archive_suffix(rest[-1])))
    if page in _LISTS:
        return repository.source()
    raise refuse("repository_page", suggestion=repository.page)


def read_raw(location: Location) -> Source:
    """``raw.githubusercontent.com/owner/repository/ref/path``; its query may be a secret.

    ``media.githubusercontent.com/media/…`` has what Git LFS keeps.
    """
    parts = location.segments
    root = "https://raw.githubusercontent.com"
    if parts[:1] == ("media",) and location.host.startswith("media."):
        parts, root = parts[1:], location.base + "/media"
    if len(parts) < 4:
        raise refuse("web_page")
    repository = _repository(location.on(HOST), parts[0], parts[1])
    address = f"{root}/{_SLASH.sub('/', '/'.join(parts))}"
    secret = has_secret(location.query)
    if secret:
        address += f"?{location.query}"
    source = repository.at(parts[2:], is_file=True, raw=lambda whole: address)
    if source.kind == "notebook" and (secret or root.endswith("/media")):
        return replace(source, url=address, secret=secret)
    return source


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The page of a repository, a branch or a file, for people."""
    url = f"{base}/{path}"
    if file:
        return f"{url}/blob/{escape_name(ref or 'HEAD', keep_slash=True)}/{file}"
    return f"{url}/tree/{escape_name(ref, keep_slash=True)}" if ref else url


def merge_request(page: str, wanted: MergeRequest) -> str:
    """The page of a new pull request.

    Where no parent is known it is the one that GitHub itself names after a push, which goes
    to the default branch of the repository, or of the one that it was forked from.
    https://docs.github.com/pull-requests/collaborating-with-pull-requests
    """
    source = escape_name(wanted.source, keep_slash=True)
    if wanted.parent is None or wanted.target is None:
        return f"{page}/pull/new/{source}"
    target = escape_name(wanted.target, keep_slash=True)
    return f"{wanted.parent}/compare/{target}...{wanted.owner}:{source}?expand=1"


def _repository(location: Location, owner: str, name: str) -> Repository:
    name = repository_name(name)
    is_account = _OWNER.fullmatch(owner) and owner.lower() not in _SITE_PAGES | _ACCOUNT_PAGES
    if not (is_account and _NAME.fullmatch(name)):
        raise refuse("no_repository")
    page = f"{location.base}/{owner}/{name}"
    return Repository(KIND, location.host, page, f"{page}.git", name, owner)


def _raw(location: Location, repository: Repository) -> Callable[[str], str]:
    if location.host == HOST:
        root = repository.page.replace(f"//{HOST}/", "//raw.githubusercontent.com/")
        return lambda whole: f"{root}/{_SLASH.sub('/', whole)}"
    return lambda whole: f"{repository.page}/raw/{whole}"
