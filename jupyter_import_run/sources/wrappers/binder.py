"""BinderHub, on mybinder.org and elsewhere.

https://mybinder.readthedocs.io/en/latest/using/using.html
"""

from __future__ import annotations

from ..escapes import decode
from ..location import Location, read_location
from ..marks import marked
from ..refusals import refuse
from ..source import Source
from .inner import Read, opened_path, read_repository
from .jupyter import read_nbgitpuller

_LENGTHS = {"gh": 2, "gl": 1, "git": 1, "gist": 2}
"""How many parts name the repository; the rest is the ref."""

_ARCHIVES = frozenset({"zenodo", "figshare", "hydroshare", "dataverse", "ckan"})


def read(location: Location, read: Read) -> Source | None:
    """``v2/gh/owner/name/ref?labpath=…``, below any path."""
    parts = location.segments
    kinds = (*_LENGTHS, *_ARCHIVES)
    at = next((i for i in range(1, len(parts)) if parts[i - 1] == "v2" and parts[i] in kinds), 0)
    if not at:
        if location.host == "mybinder.org":
            raise refuse("site_page")
        return None
    kind = parts[at]
    if kind in _ARCHIVES:
        raise refuse("archive")
    length = _LENGTHS[kind]
    names, ref = parts[at + 1 : at + 1 + length], parts[at + 1 + length :]
    if len(names) < length:
        raise refuse("no_link")
    return _opened(location, read, _repository(kind, names), "/".join(map(decode, ref)))


def _repository(kind: str, names: tuple[str, ...]) -> str:
    if kind == "gh":
        return f"https://github.com/{names[0]}/{names[1].removesuffix('.git')}.git"
    if kind == "gl":
        return f"https://gitlab.com/{decode(names[0]).removesuffix('.git')}.git"
    if kind == "gist":
        return f"https://gist.github.com/{names[0]}/{names[1].removesuffix('.git')}.git"
    return decode(names[0])


def _opened(location: Location, read: Read, repository: str, ref: str) -> Source:
    address = location.value("urlpath")
    if address and "git-pull?" in address:
        # The environment is one repository, the content another: nbgitpuller brings it.
        page = read_location(f"{location.base}/{address.lstrip('/')}")
        source = read_nbgitpuller(page, read)
        if source is not None:
            return source
    path = location.value("labpath", "filepath", "notebookpath")
    if path is None and address:
        path = opened_path(address)
    return marked(read_repository(read, repository), ref, path)
