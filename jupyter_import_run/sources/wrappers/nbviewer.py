"""nbviewer: pages for notebooks on GitHub, in gists and anywhere.

https://nbviewer.org/faq
"""

from __future__ import annotations

import re

from ..escapes import decode
from ..location import Location
from ..refusals import refuse
from ..source import Source
from .inner import Read, github_url

_QUERY = re.compile(r"/%3F(?=[^/]*$)", re.IGNORECASE)
_OWN_PARAMETERS = ("flush_cache", "create")


def read(location: Location, read: Read) -> Source:
    """The notebook that a page of nbviewer shows."""
    parts = location.segments
    if parts[:1] == ("format",):
        parts = parts[2:]
    if parts[:1] == ("github",) and len(parts) > 2:
        return read(github_url(parts[1:]))
    if parts[:1] == ("gist",) and len(parts) > 1:
        return read(_gist(parts[1:]))
    if parts[:1] in (("url",), ("urls",)) and len(parts) > 1:
        return read(_address(location, "https" if parts[0] == "urls" else "http", parts[1:]))
    raise refuse("site_page")


def _gist(parts: tuple[str, ...]) -> str:
    """``gist/owner/id[/commit][/file]``."""
    url = "https://gist.github.com/" + "/".join(parts[:2])
    name = decode(parts[-1]).lower()
    if len(parts) > 2 and name.endswith(".ipynb"):
        url += "#file-" + re.sub(r"[^a-z0-9_]+", "-", name).strip("-")
    return url


def _address(location: Location, scheme: str, parts: tuple[str, ...]) -> str:
    """The address follows as a path; its query is escaped at the end of that."""
    path = "/".join(parts)
    escaped = _QUERY.search(path)
    if escaped:
        return f"{scheme}://{path[: escaped.start()]}?{decode(path[escaped.end() :])}"
    pairs = [
        pair
        for pair in location.query.split("&")
        if pair and pair.partition("=")[0] not in _OWN_PARAMETERS
    ]
    return f"{scheme}://{path}" + ("?" + "&".join(pairs) if pairs else "")
