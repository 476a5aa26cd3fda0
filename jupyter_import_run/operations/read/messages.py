"""What a person wrote of their last commits, and who they are to git."""

from __future__ import annotations

from ...git.runner import run_git
from ...repository.author import shown_author
from ...repository.opened import Repository
from ...services import Services
from ...wire.identity import MessageList
from ..accounts.author import suggested_author

MOST = 10
_LOOKED_AT = 500
"""Commits among which the person's own are looked for: a long history takes no longer."""

_LONGEST = 2000
"""Characters of a message."""


async def messages(services: Services, path: str) -> MessageList:
    """Those of the repository at ``path``, an API path."""
    repository = await services.repositories.open(path)
    author = await shown_author(repository)
    unknown = author is None
    name, email = await suggested_author(services, repository) if unknown else (None, None)
    return MessageList(
        messages=await _messages_of(repository, author.email) if author else [],
        author=author,
        suggested_name=name,
        suggested_email=email,
    )


async def _messages_of(repository: Repository, email: str) -> list[str]:
    result = await run_git(
        [
            *("rev-list", f"--max-count={_LOOKED_AT}", "--no-merges", "--no-commit-header"),
            *("--format=%ae%x00%B%x00", "--end-of-options", "HEAD"),
        ],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 128),
    )
    fields = result.text.split("\0")
    found = (
        message.strip()[:_LONGEST]
        for author, message in zip(fields[0::2], fields[1::2], strict=False)
        if author.strip() == email
    )
    return list(dict.fromkeys(filter(None, found)))[:MOST]
