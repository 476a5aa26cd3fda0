"""``repositories/messages``: what a person wrote before, and who they are to git."""

from __future__ import annotations

from typing import Literal

import msgspec

AuthorSource = Literal["environment", "repository", "person"]
"""Where git has it from: variables, the repository's configuration, or the person's own."""


class Author(msgspec.Struct, kw_only=True, frozen=True):
    """Who a commit would be by."""

    name: str
    email: str
    source: AuthorSource


class MessageList(msgspec.Struct, kw_only=True, frozen=True):
    """The person's own last commit messages, newest first, each once.

    ``author`` is null where git knows nobody; then ``suggested_name`` and ``suggested_email``
    may be right.
    """

    messages: list[str]
    author: Author | None
    suggested_name: str | None = None
    suggested_email: str | None = None
