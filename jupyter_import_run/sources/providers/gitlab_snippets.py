"""GitLab's snippets: small repositories, shown as one page of files.

https://docs.gitlab.com/user/snippets/
"""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

import msgspec

from ..escapes import decode
from ..forge import Repository, direct_file, group, project_path
from ..listing import Listing, PageFile
from ..location import Location
from ..names import file_name, is_notebook
from ..source import Source


class _File(msgspec.Struct):
    path: str
    raw_url: str


class _Snippet(msgspec.Struct):
    """https://docs.gitlab.com/api/snippets/#get-a-single-snippet"""

    raw_url: str
    file_name: str = ""
    files: list[_File] = []


def names_snippet(rest: tuple[str, ...]) -> bool:
    """Whether ``snippets/12`` or what git clones, ``snippets/12.git``, stands here."""
    return len(rest) > 1 and rest[0] == "snippets" and rest[1].removesuffix(".git").isdecimal()


def read(location: Location, kind: str, project: tuple[str, ...], rest: tuple[str, ...]) -> Source:
    """A snippet of ``project``, or of a person where that is empty.

    Only the host knows the names of its files.
    """
    number = rest[1].removesuffix(".git")
    prefix = f"{location.base}/{project_path(project)}" if project else location.base
    clone = f"{prefix}/snippets/{number}.git"
    owner = group((*project, number))
    repository = Repository(kind, location.host, clone, clone, f"snippet-{number}", owner)
    if rest[1].endswith(".git"):
        return repository.source()
    if len(rest) > 4 and rest[2] == "raw" and is_notebook(decode(rest[-1])):
        return direct_file(location, kind, repository)
    return Source(
        kind="notebook",
        provider=kind,
        host=location.host,
        url=f"{prefix}/-/snippets/{number}",
        suggested_name=file_name(f"snippet-{number}.ipynb"),
        owner=owner,
        repository_name=repository.folder,
        repository_url=clone,
    )


def _address(source: Source) -> str:
    parts = urlsplit(source.url)
    project, _, number = parts.path.strip("/").partition("-/snippets/")
    api = f"{parts.scheme}://{parts.netloc}/api/v4"
    project = unquote(project.strip("/"))
    if project:
        api += f"/projects/{quote(project, safe='')}"
    return f"{api}/snippets/{quote(number.strip('/'))}"


def _files(source: Source, answer: bytes) -> list[PageFile]:
    snippet = msgspec.json.decode(answer, type=_Snippet)
    if snippet.files:
        return [PageFile(file.path, file.raw_url) for file in snippet.files]
    return [PageFile(snippet.file_name, snippet.raw_url)]


LISTING = Listing(_address, _files)
