"""Where a person asks for a branch to be merged that they have just pushed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from ..policy import parse_target
from ..sources import web_links

_PAGE = re.compile(r"https://[^\s\x00-\x20\x7f-\xa0\"'<>\\]+")


def merge_request_page(
    url: str,
    branch: str,
    default_branch: str | None,
    providers: Mapping[str, str],
    *,
    said: str,
    parent: str | None = None,
) -> str | None:
    """The page that the server of ``url`` named in what it ``said``, else what its kind has.

    One on another host is never taken. None on the default branch, and where nobody knows.
    """
    host = parse_target(url).host
    for page in _PAGE.findall(said):
        if urlsplit(page).hostname == host:
            return str(page)
    return web_links(url, branch, default_branch, providers, parent=parent).merge_request
