"""A link of nbgitpuller's as one of ours."""

from __future__ import annotations

from ..errors import ImportRunError
from ..sources import parse
from .link import Link

_ANYWHERE = "https://jupyter.invalid/git-pull?"


def own_link(page: str, query: str) -> str:
    """The link to ``page`` that means what ``git-pull?query`` does.

    Whatever cannot be read is handed on as it is: what is wrong with it is said there.
    """
    whole = _ANYWHERE + query
    try:
        source = parse(whole)
    except ImportRunError:
        return Link(whole).at(page)
    return Link(source.url.partition("#")[0], source.ref, source.open).at(page)
