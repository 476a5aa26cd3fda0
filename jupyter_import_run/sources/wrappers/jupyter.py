"""Links into a Jupyter server or hub: our own, nbgitpuller's, and what a login page keeps."""

from __future__ import annotations

from ..location import Location
from ..marks import marked
from ..refs import check_path
from ..refusals import refuse
from ..source import Source
from .inner import Read, opened_path, read_repository

OWN_PARAMETER = "import-run"


def read_own_link(location: Location, read: Read) -> Source | None:
    """``…/lab?import-run=URL&branch=…&open=…``, also below ``hub/user-redirect/``."""
    inner = location.link(OWN_PARAMETER)
    if inner is None:
        return None
    if not inner:
        raise refuse("no_link")
    return marked(read(inner), location.value("branch"), location.value("open"))


def read_login(location: Location, read: Read) -> Source | None:
    """``/hub/login?next=…``: where the login would go on to, if that is a link of these."""
    goal = location.link("next")
    if goal is None or location.segments[-1:] not in (("login",), ("spawn",), ("oauth_login",)):
        return None
    if "git-pull?" not in goal and f"{OWN_PARAMETER}=" not in goal:
        return None
    return read(goal if "://" in goal.partition("?")[0] else location.base + "/" + goal.lstrip("/"))


def read_nbgitpuller(location: Location, read: Read) -> Source | None:
    """``…/git-pull?repo=URL&branch=…&urlpath=lab/tree/folder/n.ipynb``.

    https://nbgitpuller.readthedocs.io/en/latest/topic/url-options.html
    """
    repository = location.link("repo")
    if repository is None or location.segments[-1:] not in (("git-pull",), ("git-sync",)):
        return None
    source = read_repository(read, repository)
    return marked(source, location.value("branch"), _opened(location, source.suggested_name))


def _opened(location: Location, name: str) -> str | None:
    """What is opened, relative to the repository's own folder."""
    inside = location.value("subPath", "subpath")
    if inside:
        return inside
    target = location.value("targetpath", "targetPath")
    folder = check_path(target or "") or name
    path = check_path(opened_path(location.value("urlpath", "urlPath") or "") or "")
    if path is None or not (path + "/").startswith(folder + "/"):
        return None
    return path[len(folder) + 1 :] or None
