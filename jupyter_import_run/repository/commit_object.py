"""Commits as objects: what one says, and a new one by the person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..errors import ImportRunError
from ..git.cat_file import read_object
from ..git.commit_tree import commit_tree
from .opened import Repository
from .signatures import wants_signatures

_ENCODING = ("i18n.commitEncoding", "utf-8")


@dataclass(frozen=True)
class CommitObject:
    """``parents`` are what the commit itself names, also where a shallow clone was cut off."""

    parents: tuple[str, ...]
    message: str


async def read_commit(repository: Repository, commit: str) -> CommitObject:
    """What ``commit``, a full id, says."""
    raw = await read_object(repository.folder, "commit", commit, repository.reading())
    head, _, message = raw.partition(b"\n\n")
    parents = re.findall(rb"^parent ([0-9a-f]+)$", head, re.MULTILINE)
    return CommitObject(
        tuple(parent.decode() for parent in parents), message.decode("utf-8", "replace")
    )


async def write_commit(
    repository: Repository,
    tree: str,
    parents: Sequence[str],
    message: str,
    variables: Mapping[str, str],
) -> str:
    """A new commit of ``tree``; ``variables`` say by whom, where git does not know it.

    Signed where the person's own configuration asks for it. Raises ``forbidden`` with the
    reason ``signing`` where that fails.
    """
    profile = repository.writing(variables)
    return await commit_tree(
        repository.folder,
        tree,
        parents,
        message.encode("utf-8", "replace"),
        replace(profile, config=(*profile.config, _ENCODING)),
        signed=await wants_signatures(repository),
    )


def cleaned(message: str) -> str:
    """``message`` as ``git commit`` cleans it up: no blanks at ends, no two empty lines.

    Raises ``invalid_request`` where nothing is left.
    """
    lines = [line.rstrip() for line in message.replace("\r\n", "\n").split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    if not text.strip():
        raise ImportRunError("invalid_request", "A commit needs a message.", reason="empty_message")
    if "\0" in text:
        raise ImportRunError("invalid_request", "A message cannot have a NUL in it.")
    return f"{text}\n"
