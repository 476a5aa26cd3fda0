"""Azure DevOps, in the cloud and on a server of one's own.

Files are parameters: ``_git/repository?path=/n.ipynb&version=GBmain``, where ``GB`` stands
before a branch, ``GT`` before a tag and ``GC`` before a commit.
https://learn.microsoft.com/rest/api/azure/devops/git/items/get
"""

from __future__ import annotations

from collections.abc import Sequence

from ..escapes import decode, escape_name
from ..forge import Repository, group, printable, project_path, repository_name
from ..location import Location
from ..merge_request import MergeRequest
from ..refs import RefPath, check_path, check_ref
from ..refusals import refuse
from ..source import Source

KIND = "azure"

_VERSIONS = {"GB": "branch", "GT": "tag", "GC": "commit"}
_MODES = frozenset({"_optimized", "_full"})
_PAGES = frozenset({"branches", "commits", "tags", "pullrequests"})


def recognises(location: Location) -> bool:
    """Whether only Azure DevOps has such addresses: ``_git/`` before the repository."""
    return "_git" in location.segments[:-1]


def read(location: Location) -> Source:
    """A page of a repository. Raises ``invalid_url`` for pages without files."""
    parts = location.segments
    if not recognises(location):
        raise refuse("account_page" if parts else "site_page")
    at = parts.index("_git")
    root = "/".join((location.base, *parts[:at]))
    rest = parts[at + 1 :]
    if rest[0] in _MODES and len(rest) > 1:
        rest = rest[1:]
    name = repository_name(rest[0])
    page = f"{root}/_git/{project_path((escape_name(name),))}"
    repository = Repository(
        KIND, location.host, page, page, name, _owner(location.host, parts[:at])
    )
    if len(rest) == 1:
        return _place(location, repository, root)
    if rest[1] == "pullrequest" and rest[2:3] and rest[2].isdecimal():
        number = int(rest[2])
        return repository.source(f"refs/pull/{number}/merge", view=f"/pullrequest/{number}")
    if rest[1] == "commit" and len(rest) > 2:
        return repository.at_ref(rest[2:3], "commit")
    if rest[1] in _PAGES:
        return repository.source()
    raise refuse("repository_page", suggestion=page)


def _place(location: Location, repository: Repository, root: str) -> Source:
    version = location.value("version") or ""
    kind = _VERSIONS.get(version[:2])
    ref = check_ref(version[2:]) if kind else None
    path = check_path(location.value("path") or "")
    query = []
    if path:
        query.append(f"path=%2F{escape_name(path, keep_slash=True)}")
    if ref:
        query.append(f"version={version[:2]}{escape_name(ref, keep_slash=True)}")
    download = (
        f"{root}/_apis/git/repositories/{escape_name(repository.name)}/items"
        f"?path=%2F{escape_name(path or '')}&download=true&api-version=6.0"
    )
    if ref and kind:
        download += (
            f"&versionDescriptor.version={escape_name(ref)}&versionDescriptor.versionType={kind}"
        )
    view = "?" + "&".join(query) if query else ""
    return repository.file(RefPath(ref, path), view, download)


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The page of a repository, a branch or a file, for people."""
    query = [f"path=/{file}"] if file else []
    if ref:
        query.append(f"version=GB{escape_name(ref, keep_slash=True)}")
    return f"{base}/{path}" + ("?" + "&".join(query) if query else "")


def merge_request(page: str, wanted: MergeRequest) -> str:
    """The page of a new pull request.

    https://learn.microsoft.com/azure/devops/repos/git/pull-requests
    """
    query = f"sourceRef={escape_name(wanted.source)}"
    if wanted.target:
        query += f"&targetRef={escape_name(wanted.target)}"
    return f"{page}/pullrequestcreate?{query}"


def owner(path: Sequence[str]) -> str | None:
    """``organisation/project`` of ``v3/organisation/project/name``."""
    return group(path[1:]) if path[:1] == ("v3",) else None


def _owner(host: str, path: tuple[str, ...]) -> str | None:
    """``organisation/project``; on a server of one's own ``collection/project``."""
    if host.endswith(".visualstudio.com"):
        own = path[1:] if path[:1] == ("DefaultCollection",) else path
        path = (host.removesuffix(".visualstudio.com"), *own)
    return printable("/".join(path[-2:]))


def web_path(host: str, path: str) -> tuple[str, str] | None:
    """Host and path of the page that belongs to an ssh address, ``v3/org/project/name``."""
    parts = path.strip("/").split("/")
    if len(parts) != 4 or parts[0] != "v3":
        return None
    organisation, project, name = parts[1:]
    if host == "ssh.dev.azure.com":
        return "dev.azure.com", f"{organisation}/{project}/_git/{name}"
    return f"{decode(organisation).lower()}.visualstudio.com", f"{project}/_git/{name}"
