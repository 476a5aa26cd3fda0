"""Google Colab. https://colab.research.google.com/github/"""

from __future__ import annotations

import re

from ..escapes import decode
from ..location import Location
from ..providers.file_hosts import drive_file
from ..refusals import refuse
from ..source import Source
from .inner import Read, github_url

_FILE = re.compile(r"(?:^|&)fileId=([^&]+)")
_DRIVE_ID = re.compile(r"[A-Za-z0-9_-]{10,}")


def read(location: Location, read: Read) -> Source:
    """The notebook that Colab opens: from GitHub, a gist, Google Drive, or any address."""
    parts = location.segments
    if parts[:1] == ("github",) and len(parts) > 2:
        return read(github_url(parts[1:]))
    if parts[:1] == ("gist",) and len(parts) > 1:
        return read("https://gist.github.com/" + "/".join(parts[1:3]))
    if parts[:1] == ("drive",) and len(parts) > 1:
        return drive_file(_drive_id(parts[1]))
    link = location.link("url")
    if link:
        return read(link)
    file = _FILE.search(location.fragment)
    if file:
        inner = decode(file[1])
        return read(inner) if "/" in inner else drive_file(_drive_id(inner))
    raise refuse("site_page")


def _drive_id(text: str) -> str:
    if not _DRIVE_ID.fullmatch(text):
        raise refuse("no_link")
    return text
