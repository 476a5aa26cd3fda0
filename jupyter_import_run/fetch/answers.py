"""What the client gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Download:
    """A file that arrived whole.

    ``final_url`` may hold a secret query: for following, not for showing. ``bytes`` is the
    size on disk.
    """

    final_url: str
    bytes: int


@dataclass(frozen=True)
class Response:
    """A small answer; header names are lower case. ``final_url`` is as above."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    final_url: str


@dataclass(frozen=True)
class Located:
    """The end of a journey.

    ``status`` is that of the answer: of success, or 401 or 403 where its host wants to know who
    it is, which is ``asks``.
    """

    url: str
    status: int

    @property
    def asks(self) -> bool:
        return self.status in (401, 403)
