"""Commits made anew on top of another one."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import ImportRunError
from ..git.cat_file import read_object
from ..git.runner import run_git
from ..repository.commits import identity
from ..repository.opened import Repository
from ..repository.trees import tree_of
from .carry import Choices, merge


async def replay(repository: Repository, commits: Sequence[str], onto: str) -> str | None:
    """``commits``, oldest first, made anew on top of ``onto``; None where one does not fit."""
    top, tree = onto, await tree_of(repository, onto)
    for commit in commits:
        before = await tree_of(repository, f"{commit}^")
        after = await tree_of(repository, commit)
        try:
            merged, _ = await merge(repository, before, tree, after, Choices({}))
        except ImportRunError as error:
            if error.code == "conflict":
                return None
            raise
        if merged != tree:
            top, tree = await _same_commit(repository, commit, merged, top), merged
    return top


async def _same_commit(repository: Repository, commit: str, tree: str, parent: str) -> str:
    """``commit`` with another tree and parent: author, date, encoding and message stay."""
    raw = await read_object(repository.folder, "commit", commit, repository.reading())
    head, _, message = raw.partition(b"\n\n")
    lines = head.split(b"\n")
    author = next(line for line in lines if line.startswith(b"author "))
    encoding = [line for line in lines if line.startswith(b"encoding ")]
    committer = await run_git(
        ["var", "GIT_COMMITTER_IDENT"],
        repository=repository.folder,
        profile=repository.writing(await identity(repository)),
    )
    content = b"\n".join(
        [
            f"tree {tree}\nparent {parent}".encode(),
            author,
            b"committer " + committer.stdout.rstrip(b"\n"),
            *encoding,
            b"",
            message,
        ]
    )
    made = await run_git(
        ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        repository=repository.folder,
        profile=repository.writing(),
        stdin=content,
    )
    return made.text.strip()
