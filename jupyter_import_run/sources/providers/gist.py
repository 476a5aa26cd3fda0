"""Gists: small repositories on GitHub, shown as one page of files.

https://docs.github.com/get-started/writing-on-github/editing-and-sharing-content-with-gists
"""

from __future__ import annotations

import re

from ..forge import direct_file
from ..location import Location
from ..marks import marked
from ..names import file_name, folder_name, is_notebook
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
    owner: tuple[str, ...] = ()
    is_commit = len(parts) > 1 and _COMMIT.fullmatch(parts[1]) and _LONG_ID.fullmatch(parts[0])
    if len(parts) > 1 and _ID.fullmatch(parts[1]) and not is_commit:
        owner, parts = parts[:1], parts[1:]
    match = _ID.fullmatch(parts[0])
    is_git = parts[0].lower().endswith(".git")
    # A bare word could be an account that is spelled like a number of base 16.
    is_id = match is not None and (_LONG_ID.fullmatch(match[1]) or match[1].isdecimal())
    if match is None or not (is_id or owner or is_git):
        raise refuse("account_page")
    gist = match[1].lower()
    rest = parts[1:]
    if len(rest) > 1 and rest[0] == "raw":
        return _raw_file(location, gist, rest[1:])
    if is_git and not rest:
        return _repository(gist)
    can_have_ref = bool(owner) or _LONG_ID.fullmatch(gist)
    ref = rest[0] if rest and can_have_ref and _COMMIT.fullmatch(rest[0]) else None
    return _page(location, "/".join((*owner, gist)), gist, ref)


def page(base: str, path: str, ref: str | None, file: str | None) -> str:
    """The gist's page; it has no pages for branches and files."""
    return f"{base}/{path.rpartition('/')[2]}"


def clone_url(gist: str) -> str:
    """What git clones."""
    return f"https://{HOST}/{gist}.git"


def _page(location: Location, path: str, gist: str, ref: str | None) -> Source:
    anchor = _ANCHOR.fullmatch(location.fragment)
    url = f"https://{HOST}/{path}" + (f"/{ref}" if ref else "")
    return Source(
        kind="notebook",
        provider=KIND,
        host=HOST,
        url=f"{url}#{location.fragment}" if anchor else url,
        suggested_name=file_name(f"{anchor[1]}.ipynb" if anchor else f"gist-{gist[:8]}.ipynb"),
        repository_url=clone_url(gist),
        ref=ref,
    )


def _raw_file(location: Location, gist: str, rest: tuple[str, ...]) -> Source:
    if is_notebook(location.words[-1]):
        return direct_file(location, KIND, clone_url(gist))
    return marked(_repository(gist), None, location.words[-1])


def _repository(gist: str) -> Source:
    return Source(
        kind="repository",
        provider=KIND,
        host=HOST,
        url=clone_url(gist),
        suggested_name=folder_name(f"gist-{gist[:8]}"),
        repository_url=clone_url(gist),
    )
