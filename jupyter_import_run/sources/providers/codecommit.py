"""AWS CodeCommit: https and ssh addresses, the console's pages, and ``codecommit::``.

https://docs.aws.amazon.com/codecommit/latest/userguide/setting-up-git-remote-codecommit.html
"""

from __future__ import annotations

import re

from ..escapes import decode, escape_name
from ..forge import Repository, repository_name
from ..location import Location
from ..marks import marked
from ..merge_request import MergeRequest
from ..names import folder_name
from ..refs import check_path, check_ref
from ..refusals import refuse
from ..source import Source

KIND = "codecommit"

_REMOTE = re.compile(
    r"codecommit(?:::(?P<region>[a-z0-9-]+))?://(?:[A-Za-z0-9._+=,-]+@)?(?P<name>(?!-)[A-Za-z0-9._-]+)"
)
_GIT_HOST = re.compile(r"git-codecommit(?:-fips)?\.(?P<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?")
_CONSOLE = re.compile(
    r"(?:(?P<region>[a-z0-9-]+)\.)?console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)"
)
_NAME = re.compile(r"(?!-)[A-Za-z0-9._-]{1,100}")


def recognises(location: Location) -> bool:
    """Whether this is a host of CodeCommit or a page of it in the console."""
    if is_git_host(location.host):
        return True
    return bool(_CONSOLE.fullmatch(location.host)) and "codecommit" in location.segments


def read(location: Location) -> Source:
    """``https://git-codecommit.region.amazonaws.com/v1/repos/name`` or a console page."""
    parts = location.segments
    if is_git_host(location.host):
        if parts[:2] != ("v1", "repos") or len(parts) < 3:
            raise refuse("site_page")
        return _repository(location.host, parts[2]).source()
    console = _CONSOLE.fullmatch(location.host)
    region = location.value("region") or (console["region"] if console else None)
    if "repositories" not in parts[:-1] or not region or not re.fullmatch(r"[a-z0-9-]+", region):
        raise refuse("site_page")
    at = parts.index("repositories")
    repository = _repository(git_host(region), parts[at + 1])
    page, rest = (*parts[at + 2 :], "browse")[0], parts[at + 3 :]
    if page == "browse":
        return _browsed(repository, rest)
    if page == "commit" and rest:
        return _with(repository, check_ref(decode(rest[0])), None)
    if page == "pull-requests" and rest:
        raise refuse("pull_request", suggestion=repository.page)
    if page in ("commits", "branches", "tags", "setup"):
        return repository.source()
    raise refuse("repository_page", suggestion=repository.page)


def read_remote(text: str) -> Source:
    """``codecommit::region://[profile@]name``. Without a region it is the profile's own."""
    match = _REMOTE.fullmatch(text)
    if match is None:
        raise refuse("no_repository")
    host = git_host(match["region"])
    name = repository_name(match["name"])
    return Source(
        kind="repository",
        provider=KIND,
        host=host,
        url=text,
        suggested_name=folder_name(name),
        repository_name=folder_name(name),
        repository_url=text,
    )


def git_host(region: str | None) -> str:
    """The host that serves git in a region."""
    suffix = "amazonaws.com.cn" if region and region.startswith("cn-") else "amazonaws.com"
    return f"git-codecommit.{region}.{suffix}" if region else f"git-codecommit.{suffix}"


def is_git_host(host: str) -> bool:
    """Whether a host serves git for a region."""
    return _GIT_HOST.fullmatch(host) is not None


def identity(text: str) -> tuple[str, str] | None:
    """Host and path that a ``codecommit::`` address stands for."""
    match = _REMOTE.fullmatch(text)
    return (git_host(match["region"]), f"v1/repos/{match['name']}") if match else None


def page(base: str, path: str, ref: str | None, file: str | None) -> str | None:
    """The console's page of a repository, a branch or a file."""
    match = _GIT_HOST.fullmatch(base.partition("://")[2])
    if match is None:
        return None
    region, name = match["region"], path.rpartition("/")[2]
    suffix = "amazonaws.cn" if region.startswith("cn-") else "aws.amazon.com"
    url = f"https://{region}.console.{suffix}/codesuite/codecommit/repositories/{name}/browse"
    if ref:
        url += f"/refs/heads/{escape_name(ref, keep_slash=True)}"
        url += f"/--/{file}" if file else ""
    return f"{url}?region={region}"


def merge_request(page: str, wanted: MergeRequest) -> str | None:
    """The console's page of a new pull request, which must name both branches.

    https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-create-pull-request.html
    """
    if wanted.target is None:
        return None
    repository, _, query = page.partition("/browse")
    source = escape_name(wanted.source, keep_slash=True)
    target = escape_name(wanted.target, keep_slash=True)
    new = f"{repository}/pull-requests/new/refs/heads/{target}/.../refs/heads/{source}"
    return f"{new}{query}"


def _repository(host: str, segment: str) -> Repository:
    name = repository_name(segment)
    if not _NAME.fullmatch(name):
        raise refuse("no_repository")
    url = f"https://{host}/v1/repos/{name}"
    return Repository(KIND, host, url, url, name)


def _browsed(repository: Repository, rest: tuple[str, ...]) -> Source:
    """``browse/refs/heads/feature/x/--/folder/n.ipynb``."""
    end = rest.index("--") if "--" in rest else len(rest)
    ref = check_ref("/".join(map(decode, rest[:end])))
    return _with(repository, ref, check_path("/".join(map(decode, rest[end + 1 :]))))


def _with(repository: Repository, ref: str | None, path: str | None) -> Source:
    return marked(repository.source(ref, path), ref, path)
