"""Links that hold a link: viewers, launchers, badges, redirects.

Each wrapper takes a page and a function that reads the inner text, and gives the inner
source, or None where the page is none of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from ..location import Location
from ..source import Source
from . import binder, colab, jupyter, launchers, nbviewer
from .inner import Read

Wrapper = Callable[[Location, Read], Source | None]

BY_HOST: dict[str, Wrapper] = {
    "nbviewer.org": nbviewer.read,
    "www.nbviewer.org": nbviewer.read,
    "nbviewer.jupyter.org": nbviewer.read,
    "nbviewer.ipython.org": nbviewer.read,
    "colab.research.google.com": colab.read,
    "colab.google.com": colab.read,
    **launchers.BY_HOST,
}
"""Wrappers that live on hosts of their own."""

ANYWHERE: tuple[Wrapper, ...] = (
    jupyter.read_own_link,
    jupyter.read_login,
    jupyter.read_nbgitpuller,
    binder.read,
    launchers.read_backend_ai,
)
"""Wrappers that anybody may host, told by the shape of their URLs."""


def unwrap(location: Location, read: Read, *, anywhere: bool) -> Source | None:
    """The source inside a link, or None. ``anywhere``: the host is none that is known."""
    wrapper = BY_HOST.get(location.host)
    if wrapper is not None:
        return wrapper(location, read)
    if anywhere:
        for wrapper in ANYWHERE:
            source = wrapper(location, read)
            if source is not None:
                return source
    return None
