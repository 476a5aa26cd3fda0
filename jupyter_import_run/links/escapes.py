"""Addresses that mean the same in Markdown, HTML, reStructuredText and at a sentence's end."""

from __future__ import annotations

from urllib.parse import quote

from ..policy import Target
from ..sources.escapes import escape_name


def escape_page(target: Target) -> str:
    """The page at ``target``, without its query, with nothing in it that is anybody's markup.

    ``%`` stays: what is escaped is not escaped again.
    """
    return f"{target.scheme}://{target.authority}{quote(target.path, safe='/%:@+,=')}"


def escape_value(text: str) -> str:
    """``text`` as the value of a query's parameter."""
    return escape_name(text).replace("~", "%7E")


def without_full_stop(url: str) -> str:
    """``url`` that does not end in a full stop, which would be taken for the sentence's."""
    return f"{url[:-1]}%2E" if url.endswith(".") else url
