"""Gitea, Forgejo (Codeberg) and Gogs.

https://forgejo.org/docs/latest/user/
"""

from __future__ import annotations

from ..escapes import escape_name
from ..forge import (
    Repository,
    account,
    direct_file,
    project_path,
    repository_name,
    without_archive_suffix,
)
from ..location import Location
from ..merge_request import MergeRequest
from ..names import is_notebook
from ..refusals import refuse
from ..source import Source

KIND = "gitea"

_FILES = frozenset({"src", "raw", "media", "blame", "render", "_edit"})
_REF_KINDS = frozenset({"branch", "tag", "commit"})
_LISTS = frozenset({"src", "branches", "tags", "releases", "commits", "archive"})
_PAGES = _FILES | _LISTS | {
    "commit", "pulls", "issues", "wiki", "projects", "packages", "actions", "settings",
    "activity", "graph", "stars", "watchers", "forks", "compare", "milestones", "labels",
}  # fmt: skip
_SITE_PAGES = frozenset(
    {"explore", "user", "admin", "api", "-", "issues", "pulls", "milestones", "notifications"}
)


def recognises(location: Location) -> bool:
    """Whether only Gitea has such addresses: ``src/branch/``, ``raw/commit/``, …"""
    parts = location.segments
    if len(parts) > 3 and parts[2] == "pulls" and parts[3].isdecimal():
        return True
    return any(
        parts[at] in ("src", "raw", "media") and parts[at + 1] in _REF_KINDS
        for at in range(2, len(parts) - 2)
    )


def read(location: Location) -> Source:
    """A page of a Gitea host. Raises ``invalid_url`` for pages without files."""
    parts = location.segments
    if not parts or parts[0] in _SITE_PAGES:
        raise refuse("site_page")
    if len(parts) == 1 or parts[0] == "org" or parts[1] == "-":
        raise refuse("account_page")
    at = next((at for at in range(2, len(parts)) if parts[at] in _PAGES), len(parts))
    # A host may live below a path; the repository is what stands before its page.
    path = project_path(parts[:at])
    page = f"{location.base}/{path}"
    name = repository_name(parts[at - 1])
    owner = account(parts[:at])
    repository = Repository(KIND, location.host, page, f"{page}.git", name, owner)
    if at == len(parts):
        return repository.source()
    return _page(location, repository, parts[at], parts[at + 1 :])


def _page(location: Location, repository: Repository, page: str, rest: tuple[str, ...]) -> Source:
    if page in _FILES and rest:
        return _file(repository, page, rest)
    if page == "commits" and len(rest) > 1 and rest[0] in _REF_KINDS:
        return _file(repository, "src", rest)
    if page == "commit" and rest:
        return repository.at_ref(rest[:1], "commit")
    if page == "pulls" and rest and rest[0].isdecimal():
        number = int(rest[0])
        return repository.source(f"refs/pull/{number}/head", view=f"/pulls/{number}")
    if page == "releases" and len(rest) > 1 and rest[0] == "tag":
        return repository.at_ref(rest[1:], "releases/tag")
    if page == "releases" and len(rest) > 2 and is_notebook(rest[-1]):
        return direct_file(location, KIND, repository)
    if page == "archive" and rest:
        return repository.at_ref((*rest[:-1], without_archive_suffix(rest[-1])), "releases/tag")
    if page in _LISTS:
        return repository.source()
    raise refuse("repository_page", suggestion=repository.page)


def _file(repository: Repository, page: str, rest: tuple[str, ...]) -> Source:
    """``src/branch/main/path``; very old links leave ``branch/`` out."""
    raw = "media" if page == "media" else "raw"
    kind = f"/{rest[0]}" if rest[0] in _REF_KINDS and len(rest) > 1 else ""
    return repository.at(
        rest[1:] if kind else rest,
        is_file=page != "src",
        raw=lambda whole: f"{repository.page}/{raw}{kind}/{whole}",
        file_view=f"{'media' if page == 'media' else 'src'}{kind}",
        folder_view=f"src{kind}",
    )


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The page of a repository, a branch or a file, for people."""
    url = f"{base}/{path}"
    if not (ref or file):
        return url
    place = f"{url}/src/branch/{escape_name(ref, keep_slash=True)}" if ref else f"{url}/src/HEAD"
    return f"{place}/{file}" if file else place


def merge_request(page: str, wanted: MergeRequest) -> str:
    """The page of a new pull request.

    https://docs.gitea.com/usage/pull-request
    """
    source = escape_name(wanted.source, keep_slash=True)
    target = f"{escape_name(wanted.target, keep_slash=True)}..." if wanted.target else ""
    if wanted.parent is None:
        return f"{page}/compare/{target}{source}"
    return f"{wanted.parent}/compare/{target}{wanted.owner}:{source}"
