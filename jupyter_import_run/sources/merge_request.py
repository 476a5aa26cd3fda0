"""What a person asks for with a new merge request, or pull request."""

from __future__ import annotations

from typing import NamedTuple


class MergeRequest(NamedTuple):
    """The branch ``source`` is to go into ``target``, None where that is not known.

    ``parent`` is the page of the repository that this one, of ``owner``, was forked from,
    where that is known.
    """

    source: str
    target: str | None
    owner: str
    parent: str | None = None
