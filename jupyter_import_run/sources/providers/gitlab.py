"""GitLab, on gitlab.com and on any other host, at its root or below a path.

A project's pages stand behind ``/-/``; older links leave that out.
https://docs.gitlab.com/user/project/repository/
"""

from __future__ import annotations

from ..escapes import decode, escape_name
from ..forge import (
    Repository,
    direct_file,
    group,
    project_path,
    repository_name,
    without_archive_suffix,
)
from ..hosts import KINDS
from ..location import Location
from ..merge_request import MergeRequest
from ..names import file_name, folder_name, is_notebook
from ..refs import check_path, check_ref
from ..refusals import refuse
from ..secrecy import has_secret
from ..source import Source
from . import gitlab_snippets

KIND = "gitlab"

_FILES = frozenset({"blob", "raw", "blame", "edit"})
_FOLDERS = frozenset({"tree", "commits", "find_file", "network", "graphs"})
_REFS = frozenset({"commit", "tags", "releases", "archive", "merge_requests", "snippets", "jobs"})
_PAGES = _FILES | _FOLDERS | _REFS | {"branches"}
_OLD_PAGES = _FILES | {"tree", "commits", "commit", "merge_requests", "snippets", "issues", "wikis"}
_LISTS = _FILES | _FOLDERS | {"branches", "tags", "releases", "archive"}
_ROOTS = frozenset({"blob", "tree", "raw"})
_SITE_PAGES = frozenset({"explore", "dashboard", "help", "admin", "search", "api", "oauth", "-"})
_ACCOUNT_PAGES = frozenset({"groups", "users"})


def recognises(location: Location) -> bool:
    """Whether only GitLab has such addresses: ``/-/`` and then one of its pages."""
    parts = location.segments
    if "-" not in parts:
        if parts[-1:] and parts[-1].endswith(".git") and gitlab_snippets.names_snippet(parts[-2:]):
            return True
        # Older links: group/sub/project/blob/…, deeper than anywhere else
        at = next((at for at in range(3, len(parts) - 1) if parts[at] in ("blob", "tree")), 0)
        return at > 0 and parts[2] not in _PAGES and not parts[at - 1].endswith(".git")
    at = parts.index("-")
    page = parts[at + 1] if len(parts) > at + 1 else ""
    return page in _PAGES if at > 1 else at == 0 and page in ("snippets", "ide")


def read(location: Location) -> Source:
    """A page of a GitLab host. Raises ``invalid_url`` for pages without files."""
    if location.segments[:3] == ("api", "v4", "projects"):
        return _api(location)
    project, rest = _split(location.segments)
    if gitlab_snippets.names_snippet(rest):
        return gitlab_snippets.read(location, KIND, project, rest)
    if not project or project[0] in _SITE_PAGES:
        raise refuse("site_page")
    if len(project) == 1 or project[0] in _ACCOUNT_PAGES:
        raise refuse("account_page")
    path = project_path(project)
    page = f"{location.base}/{path}"
    name = repository_name(project[-1])
    repository = Repository(KIND, location.host, page, f"{page}.git", name, group(project))
    if not rest:
        return _whole(location, repository)
    return _page(location, repository, rest[0], rest[1:])


def _page(location: Location, repository: Repository, page: str, rest: tuple[str, ...]) -> Source:
    if page in _FILES | _FOLDERS and rest:
        return repository.at(
            rest,
            is_file=page in _FILES,
            raw=lambda whole: f"{repository.page}/-/raw/{whole}",
            file_view="-/blob",
            folder_view="-/tree",
        )
    if page == "commit" and rest:
        return repository.at_ref(rest[:1], "-/commit")
    if page == "tags" and rest:
        return repository.at_ref(rest, "-/tree")
    if page == "releases" and rest and rest[0] != "permalink":
        if is_notebook(rest[-1]):
            return direct_file(location, KIND, repository)
        return repository.at_ref(rest[:1], "-/tree")
    if page == "merge_requests" and rest and rest[0].isdecimal():
        number = int(rest[0])
        return repository.source(
            f"refs/merge-requests/{number}/head", view=f"/-/merge_requests/{number}"
        )
    if page == "archive" and rest:
        ref = rest[:-1] or (without_archive_suffix(rest[0]),)
        return repository.at_ref(ref, "-/tree")
    if page == "jobs" and rest[1:3] in (("artifacts", "raw"), ("artifacts", "file")):
        path = location.path.replace("/artifacts/file/", "/artifacts/raw/")
        return direct_file(location._replace(path=path), KIND, repository)
    if page in _LISTS:
        return _whole(location, repository)
    raise refuse("repository_page", suggestion=repository.page)


def _whole(location: Location, repository: Repository) -> Source:
    """The repository itself. Where only a dash tells it, its URL keeps one."""
    parts = location.segments
    names = parts[2 : parts.index("-")] if "-" in parts else ()
    told = "-" in parts and (location.host not in KINDS or not _OLD_PAGES.isdisjoint(names))
    return repository.source(view="/-/branches" if told else "")


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The page of a repository, a branch or a file, for people."""
    url = f"{base}/{path}"
    if file:
        return f"{url}/-/blob/{escape_name(ref or 'HEAD', keep_slash=True)}/{file}"
    return f"{url}/-/tree/{escape_name(ref, keep_slash=True)}" if ref else url


def merge_request(page: str, wanted: MergeRequest) -> str:
    """The page of a new merge request; that of a fork proposes the upstream project.

    https://docs.gitlab.com/user/project/merge_requests/creating_merge_requests/
    """
    query = f"merge_request%5Bsource_branch%5D={escape_name(wanted.source)}"
    if wanted.target:
        query += f"&merge_request%5Btarget_branch%5D={escape_name(wanted.target)}"
    return f"{page}/-/merge_requests/new?{query}"


def _split(parts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The project's path and what stands behind it, with or without ``/-/`` between them."""
    if parts[:3] == ("-", "ide", "project"):
        return _split_editor(parts[3:])
    if "-" in parts:
        at = parts.index("-")
        in_old_path = not _ROOTS.isdisjoint(parts[2 : at - 1])
        if not in_old_path or not _PAGES.isdisjoint(parts[at + 1 : at + 2]):
            return parts[:at], parts[at + 1 :]
    if parts[:1] == ("snippets",):
        return (), parts
    for at in range(2, len(parts)):
        if parts[at] not in _OLD_PAGES:
            continue
        if parts[at : at + 1] == parts[at + 1 : at + 2] and len(parts) > at + 3:
            continue  # a project that is called like the page: group/sub/blob/blob/main/…
        return parts[:at], parts[at:]
    return parts, ()


def _split_editor(parts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The web editor: ``-/ide/project/group/project/edit/ref/-/path``."""
    for at in range(2, len(parts)):
        if parts[at] in ("edit", "tree", "blob", "merge_requests"):
            rest = parts[at + 1 :]
            if "-" not in rest:
                return parts[:at], (parts[at].replace("edit", "tree"), *rest)
            end = rest.index("-")
            ref = escape_name("/".join(map(decode, rest[:end])))
            path = rest[end + 1 :]
            return parts[:at], ("blob" if path else "tree", ref, *path)
    return parts, ()


def _api(location: Location) -> Source:
    """``api/v4/projects/ID/repository/files/PATH/raw``, where ID may be the project's path."""
    parts = location.words
    if len(parts) < 8 or parts[4:6] != ("repository", "files") or parts[-1] != "raw":
        raise refuse("site_page")
    path = check_path("/".join(parts[6:-1]))
    if path is None or not is_notebook(path):
        raise refuse("web_page", name=file_name(parts[-2]))
    project = escape_name(parts[3], keep_slash=True) if "/" in parts[3] else None
    names = project.split("/") if project else ()
    return Source(
        kind="notebook",
        provider=KIND,
        host=location.host,
        url=location.url,
        suggested_name=file_name(path.rpartition("/")[2]),
        owner=group(names),
        repository_name=folder_name(repository_name(names[-1])) if names else None,
        repository_url=f"{location.base}/{project}.git" if project else None,
        ref=check_ref(location.value("ref") or ""),
        path=path,
        download_url=location.url,
        secret=has_secret(location.query),
    )
