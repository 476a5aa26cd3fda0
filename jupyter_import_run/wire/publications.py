"""``publications``: what was published where, so that it can be done again, also by itself."""

from __future__ import annotations

from typing import Annotated

import msgspec

from .bounds import Message, Name, Path, Paths, Url

Minutes = Annotated[int, msgspec.Meta(ge=1, le=7 * 24 * 60)]


class PublicationRequest(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What to do for a path when it is published again: the fields of Publish.

    ``minutes``: after a save it is published by itself, where that was not done for so long;
    null: only when asked for. Who has it open does so, by a job.
    """

    url: Url | None = None
    preset: Name | None = None
    branch: Name | None = None
    folder: Path = ""
    name: Name | None = None
    outputs: bool = True
    account: Name | None = None
    message: Message = ""
    confirmed: Paths = []
    minutes: Minutes | None = None


class Publication(msgspec.Struct, kw_only=True, frozen=True):
    """``choice`` is what was asked for, for the file or folder at the API path ``path``.

    ``published`` (ISO 8601) and the rest are of the last time that it was, null before.
    """

    path: str
    choice: PublicationRequest
    published: str | None = None
    commit: str | None = None
    branch: str | None = None
    web_url: str | None = None


class PublicationList(msgspec.Struct, kw_only=True, frozen=True):
    """By path."""

    publications: list[Publication]
