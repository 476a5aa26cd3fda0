"""Gists: small repositories on GitHub, shown as one page of files.

https://docs.github.com/get-started/writing-on-github/editing-and-sharing-content-with-gists
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import msgspec

from ..escapes import decode, escape_name
from ..forge import Repository, direct_file
from ..listing import Listing, PageFile
from ..location import Location
from ..marks import marked
from ..names import file_name, is_notebook
from ..refusals import refuse
from ..source import Source

KIND = "gist"
HOST = "gist.github.com"

_ID = re.compile(r"([0-9a-f]{1,40})(?:\.git|\.js|\.json|\.pibb)?", re.IGNORECASE)
_LONG_ID = re.compile(r"[0-9a-f]{20,40}", re.IGNORECASE)
_COMMIT = re.compile(r"[0-9a-f]{40}")
_SITE_PAGES = frozenset({"discover", "search", "starred", "forked", "login", "join", "mine"})
_ANCHOR = re.compile(r"file-([^/?#]+?)-ipynb", re.IGNORECASE)


def read(location: Location) -> Source:
    """A gist's page, one of its files, or its Git address."""
    parts = location.segments
    if not parts or parts[0] in _SITE_PAGES:
        raise refuse("site_page")
    owner: str | None = None
    is_commit = len(parts) > 1 and _COMMIT.fullmatch(parts[1]) and _LONG_ID.fullmatch(parts[0])
    if len(parts) > 1 and _ID.fullmatch(parts[1]) and not is_commit:
        owner, parts = decode(parts[0]), parts[1:]
    match = _ID.fullmatch(parts[0])
    is_git = parts[0].lower().endswith(".git")
    # A bare word could be an account that is spelled like a number of base 16.
    is_id = match is not None and (_LONG_ID.fullmatch(match[1]) or match[1].isdecimal())
    if match is None or not (is_id or owner or is_git):
        raise refuse("account_page")
    gist = match[1].lower()
    repository = _repository(gist, owner)
    rest = parts[1:]
    if len(rest) > 1 and rest[0] == "raw":
        return _raw_file(location, repository)
    if is_git and not rest:
        return repository.source()
    can_have_ref = bool(owner) or _LONG_ID.fullmatch(gist)
    ref = rest[0] if rest and can_have_ref and _COMMIT.fullmatch(rest[0]) else None
    path = f"{location.segments[0]}/{gist}" if owner else gist
    return _page(location, path, repository, ref)


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The gist's page; it has no pages for branches and files."""
    return f"{base}/{path.rpartition('/')[2]}"


def _repository(gist: str, owner: str | None) -> Repository:
    """The gist as git has it; its address may name the owner too."""
    clone = f"https://{HOST}/{gist}.git"
    url = f"https://{HOST}/{escape_name(owner)}/{gist}.git" if owner else clone
    return Repository(KIND, HOST, url, clone, f"gist-{gist[:8]}", owner)


def _page(location: Location, path: str, repository: Repository, ref: str | None) -> Source:
    anchor = _ANCHOR.fullmatch(location.fragment)
    url = f"https://{HOST}/{path}" + (f"/{ref}" if ref else "")
    name = anchor[1] if anchor else repository.name
    return Source(
        kind="notebook",
        provider=KIND,
        host=HOST,
        url=f"{url}#{location.fragment}" if anchor else url,
        suggested_name=file_name(f"{name}.ipynb"),
        owner=repository.owner,
        repository_name=repository.folder,
        repository_url=repository.clone,
        ref=ref,
    )


def _raw_file(location: Location, repository: Repository) -> Source:
    if is_notebook(location.words[-1]):
        return direct_file(location, KIND, repository)
    return marked(repository.source(), None, location.words[-1])


API = "https://api.github.com"


class _File(msgspec.Struct):
    filename: str
    raw_url: str


class _Gist(msgspec.Struct):
    """https://docs.github.com/rest/gists/gists#get-a-gist"""

    files: dict[str, _File]


def _address(source: Source) -> str:
    path = urlsplit(source.repository_url or source.url).path
    return f"{API}/gists/{quote(path.rpartition('/')[2].removesuffix('.git'))}"


def _files(source: Source, answer: bytes) -> list[PageFile]:
    gist = msgspec.json.decode(answer, type=_Gist)
    files = [PageFile(file.filename, file.raw_url) for file in gist.files.values()]
    wanted = urlsplit(source.url).fragment.lower()
    return [file for file in files if _anchor(file.name) == wanted] or files


def _anchor(name: str) -> str:
    """How the page names the place of a file: ``My NB.ipynb`` is ``file-my-nb-ipynb``."""
    return "file-" + re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-")


LISTING = Listing(_address, _files)
