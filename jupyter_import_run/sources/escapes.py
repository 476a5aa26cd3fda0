"""Percent escapes: one spelling of a URL's parts, without losing what was meant."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PATH_SAFE = "/%:@!$&'()*+,;=~"
_QUERY_SAFE = "/%:@!$&'()*+,;=~?[]"
_PLAIN = re.compile(r"[A-Za-z0-9/:@!$&'()*+,;=~._-]*")


def escape_path(raw: str) -> str:
    """``raw`` as it goes over the wire: what is escaped stays, spaces and foreign letters follow.

    A path that was right already comes back byte for byte: a signature may depend on it.
    """
    if _PLAIN.fullmatch(raw):
        return raw
    return quote(_LONE_PERCENT.sub("%25", raw), safe=_PATH_SAFE)


def escape_query(raw: str) -> str:
    """The same for a query."""
    if _PLAIN.fullmatch(raw):
        return raw
    return quote(_LONE_PERCENT.sub("%25", raw), safe=_QUERY_SAFE)


def escape_name(text: str, *, keep_slash: bool = False) -> str:
    """A name or path as people read it, escaped whole: ``a b#1%`` is ``a%20b%231%25``."""
    return quote(text, safe="/~" if keep_slash else "~")


def decode(raw: str) -> str:
    """What an escaped part says. Bytes that are no UTF-8 turn into replacement characters."""
    return unquote(raw) if "%" in raw else raw
