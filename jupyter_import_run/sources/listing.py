"""Pages that show several files and do not say where these are: their host must be asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .source import Source


class PageFile(NamedTuple):
    """One file of a page, and where its bytes are."""

    name: str
    url: str


class Listing(NamedTuple):
    """How a kind of host is asked for the files of a page; the asking is done elsewhere.

    ``address`` is what to GET for a source, as JSON. ``files`` reads the answer, in the
    page's order; where the source names one of them, only that. It raises
    :class:`msgspec.MsgspecError` for an answer that is none.
    """

    address: Callable[[Source], str]
    files: Callable[[Source, bytes], list[PageFile]]
