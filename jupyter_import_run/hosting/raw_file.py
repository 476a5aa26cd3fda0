"""Where a host hands out one file of a repository to somebody who is signed in.

The pages that do it for everybody often know only their own browsers' sessions, or are on a
host of their own that is given no token.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from ..place import path_within
from .host import GitHost


@dataclass(frozen=True)
class RawFile:
    """An address, and the headers with which it answers with the file as it is.

    Those that are a credential are for ``place``; None: there are none.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    place: str | None = None


_TEMPLATES: dict[str, str] = {
    # https://docs.gitlab.com/api/repository_files/#retrieve-a-raw-file-from-a-repository
    "gitlab": "{api}/projects/{project_id}/repository/files/{file_id}/raw?ref={ref}&lfs=true",
    # https://docs.github.com/rest/repos/contents#get-repository-content
    "github": "{api}/repos/{project}/contents/{file}?ref={ref}",
    # https://docs.gitea.com/api/ (repoGetRawFileOrLFS)
    "gitea": "{api}/repos/{project}/media/{file}?ref={ref}",
    # https://developer.atlassian.com/cloud/bitbucket/rest/api-group-source/
    "bitbucket": "{api}/repositories/{project}/src/{ref}/{file}",
}
_HEADERS = {"github": {"Accept": "application/vnd.github.raw+json"}}


def raw_file(host: GitHost, repository_url: str, ref: str, path: str) -> RawFile | None:
    """The file ``path`` at ``ref``; None where the host has no way of its own for it, or the
    repository is none of the host's.
    """
    template = _TEMPLATES.get(host.provider)
    project = path_within(host.base, repository_url)
    if template is None or host.api is None or project is None:
        return None
    project = project.removesuffix(".git")
    url = template.format(
        api=host.api,
        project=project,
        project_id=quote(project, safe="%").replace("/", "%2F"),
        file=quote(path),
        file_id=quote(path, safe=""),
        ref=quote(ref, safe=""),
    )
    return RawFile(url, _HEADERS.get(host.provider, {}), host.api)
