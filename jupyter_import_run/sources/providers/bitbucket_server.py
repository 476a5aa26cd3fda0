"""Bitbucket Server and Data Center, at a host's root or below a path.

https://confluence.atlassian.com/bitbucketserver/
"""

from __future__ import annotations

from collections.abc import Sequence

from ..escapes import decode, escape_name
from ..forge import Repository, printable, project_path, repository_name
from ..location import Location
from ..merge_request import MergeRequest
from ..refs import RefPath, check_path, check_ref
from ..refusals import refuse
from ..source import Source

KIND = "bitbucket_server"

_OWNERS = {"projects": "", "users": "~"}
_LISTS = frozenset({"browse", "commits", "branches"})


def recognises(location: Location) -> bool:
    """``projects/KEY/repos/name``, ``users/name/repos/name`` and ``scm/key/name.git``."""
    parts = location.segments
    return _repos(parts) is not None or _scm(parts) is not None


def read(location: Location) -> Source:
    """A page of a Bitbucket host. Raises ``invalid_url`` for pages without files."""
    parts = location.segments
    at = _scm(parts)
    if at is not None:
        context, owner, name = parts[:at], parts[at + 1], parts[at + 2]
        return _repository(location, context, owner, repository_name(name)).source()
    at = _repos(parts)
    if at is None:
        raise refuse("account_page" if parts[:1] and parts[0] in _OWNERS else "site_page")
    owner = _OWNERS[parts[at]] + decode(parts[at + 1])
    name = repository_name(parts[at + 3])
    repository = _repository(location, parts[:at], escape_name(owner), name)
    page, rest = (*parts[at + 4 :], "browse")[0], parts[at + 5 :]
    named = location.value("at", "until")
    ref = check_ref(named or "")
    query = f"?at={escape_name(named)}" if ref and named else ""
    if page in ("browse", "raw") and rest:
        path = "/".join(rest)
        return repository.file(
            RefPath(ref, check_path(decode(path))),
            f"/browse/{path}{query}",
            f"{repository.page}/raw/{path}{query}",
        )
    if page == "pull-requests" and rest and rest[0].isdecimal():
        number = int(rest[0])
        return repository.source(
            f"refs/pull-requests/{number}/from", view=f"/pull-requests/{number}"
        )
    if page == "commits" and rest:
        return repository.at_ref(rest[:1], "commits")
    if page in _LISTS:
        return repository.source(ref, view=f"/browse{query}" if query else "")
    raise refuse("repository_page", suggestion=repository.page)


def _repository(location: Location, context: tuple[str, ...], owner: str, name: str) -> Repository:
    root = "/".join((location.base, *context))
    escaped = escape_name(name)
    if owner.startswith("~"):
        page = f"{root}/users/{owner[1:]}/repos/{escaped}"
    else:
        page = f"{root}/projects/{owner.upper()}/repos/{escaped}"
    clone = f"{root}/scm/{project_path((owner.lower(), escaped))}.git"
    return Repository(KIND, location.host, page, clone, name, _shown(owner))


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The page of a repository, a branch or a file, for people."""
    owner, _, name = path.removeprefix("scm/").partition("/")
    group = f"users/{owner[1:]}" if owner.startswith("~") else f"projects/{owner.upper()}"
    url = f"{base}/{group}/repos/{name}"
    query = f"?at={escape_name(f'refs/heads/{ref}')}" if ref else ""
    return f"{url}/browse{f'/{file}' if file else ''}{query}" if ref or file else url


def merge_request(page: str, wanted: MergeRequest) -> str:
    """The page of a new pull request; that of a fork proposes the repository it came from.

    https://confluence.atlassian.com/bitbucketserver/pull-requests-776639997.html
    """
    query = f"create&sourceBranch={escape_name(f'refs/heads/{wanted.source}')}"
    if wanted.target:
        query += f"&targetBranch={escape_name(f'refs/heads/{wanted.target}')}"
    return f"{page}/pull-requests?{query}"


def owner(path: Sequence[str]) -> str | None:
    """The project of ``KEY/name``, or the person of ``~person/name``."""
    return _shown(path[-2]) if len(path) > 1 else None


def _shown(owner: str) -> str | None:
    name = printable(owner)
    if name is None or name.startswith("~"):
        return name[1:] if name else None
    return name.upper()


def _repos(parts: tuple[str, ...]) -> int | None:
    for at in range(len(parts) - 3):
        if parts[at] in _OWNERS and parts[at + 2] == "repos":
            return at
    return None


def _scm(parts: tuple[str, ...]) -> int | None:
    at = len(parts) - 3
    return at if at >= 0 and parts[at] == "scm" and parts[-1].endswith(".git") else None
