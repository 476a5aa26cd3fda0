"""Bitbucket Cloud.

https://support.atlassian.com/bitbucket-cloud/docs/branch-a-repository/
"""

from __future__ import annotations

from dataclasses import replace

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
from ..refs import check_ref
from ..refusals import refuse
from ..source import Source

KIND = "bitbucket"
HOST = "bitbucket.org"

_FILES = frozenset({"src", "raw", "annotate", "history-node", "diff"})
_LISTS = frozenset({"src", "branches", "commits", "downloads", "overview", "branch"})
_SITE_PAGES = frozenset(
    {"account", "api", "blog", "dashboard", "product", "repo", "site", "snippets", "support"}
)


def read(location: Location) -> Source:
    """A page of Bitbucket. Raises ``invalid_url`` for pages without files."""
    parts = location.segments
    if not parts or parts[0] in _SITE_PAGES:
        raise refuse("site_page")
    if len(parts) == 1 or parts[1] in ("workspace", "profile") or parts[0] == "workspaces":
        raise refuse("account_page")
    path = project_path(parts[:2])
    page = f"{location.base}/{path}"
    name = repository_name(parts[1])
    owner = account(parts[:2])
    repository = Repository(KIND, location.host, page, f"{page}.git", name, owner)
    if len(parts) == 2:
        return _named(location, repository.source())
    return _page(location, repository, parts[2], parts[3:])


def _page(location: Location, repository: Repository, page: str, rest: tuple[str, ...]) -> Source:
    if page in _FILES and rest:
        source = repository.at(
            rest,
            is_file=page != "src",
            raw=lambda whole: f"{repository.page}/raw/{whole}",
            file_view="src",
            folder_view="src",
        )
        return _named(location, source)
    if page == "branch" and rest:
        return repository.at_ref(rest, "branch")
    if page == "commits" and rest:
        if rest[0] in ("branch", "tag") and len(rest) > 1:
            return repository.at_ref(rest[1:], "branch")
        return repository.at_ref(rest[:1], "commits")
    if page == "get" and rest:
        return repository.at_ref((*rest[:-1], without_archive_suffix(rest[-1])), "branch")
    if page == "downloads" and rest and is_notebook(rest[-1]):
        return direct_file(location, KIND, repository)
    if page == "pull-requests" and rest:
        raise refuse("pull_request", suggestion=repository.page)
    if page in _LISTS:
        return repository.source()
    raise refuse("repository_page", suggestion=repository.page)


def _named(location: Location, source: Source) -> Source:
    """``?at=branch`` names what the commit in the path was the tip of."""
    ref = check_ref(location.value("at") or "")
    if ref is None:
        return source
    url = f"{source.url}?at={escape_name(ref)}"
    source = source.with_refs((ref,)).with_refs((source.ref or "",))
    return replace(source, ref=ref, url=url)


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The page of a repository, a branch or a file, for people."""
    url = f"{base}/{path}"
    if file:
        return f"{url}/src/{escape_name(ref or 'HEAD')}/{file}"
    return f"{url}/branch/{escape_name(ref, keep_slash=True)}" if ref else url


def merge_request(page: str, wanted: MergeRequest) -> str:
    """The page of a new pull request; that of a fork proposes the repository it came from.

    https://support.atlassian.com/bitbucket-cloud/docs/create-a-pull-request/
    """
    query = f"source={escape_name(wanted.source)}"
    if wanted.target:
        query += f"&dest={escape_name(wanted.target)}"
    return f"{page}/pull-requests/new?{query}&t=1"
