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


def without_loose_end(url: str) -> str:
    """``url`` that ends in what is surely part of it.

    A full stop would be the sentence's, and reStructuredText takes an address that ends in an
    underscore for the name of another one.
    """
    return url[:-1] + f"%{ord(url[-1]):02X}" if url[-1:] in tuple("._-") else url
