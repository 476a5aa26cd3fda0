"""Commits made anew on top of another one."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace

from ..git.cat_file import read_object
from ..git.commit_tree import commit_tree
from ..git.runner import run_git
from ..repository.commits import Commit, identity, root_tree
from ..repository.files import entries_of
from ..repository.index import tree_with
from ..repository.opened import Repository
from ..repository.signatures import wants_signatures
from ..repository.trees import tree_of
from .model import Merged
from .trees import merge_trees

_AUTHOR = re.compile(rb"author (.*) <(.*)> (-?\d+ [+-]\d+)")


async def replay(repository: Repository, commits: Sequence[Commit], onto: str) -> str | None:
    """``commits``, oldest first, made anew on top of ``onto``.

    None where one does not fit, or is a merge: what was done by hand in it is in no other commit.
    """
    if any(commit.is_merge for commit in commits):
        return None
    top, tree = onto, await tree_of(repository, onto)
    for commit in commits:
        before, after = await _trees(repository, commit)
        merged = (await merge_trees(repository, before, tree, after)).tree
        if merged is None:
            return None
        if merged != tree or before == after:
            top, tree = await _same_commit(repository, commit, merged, top), merged
    return top


async def replay_to(repository: Repository, commits: Sequence[Commit], onto: str, end: str) -> str:
    """``commits``, oldest first, made anew on top of ``onto``; the last has the tree ``end``.

    A file at which one does not fit is from then on as it is in ``end``. What that makes of later
    commits may be nothing; they stay for what they say. Merges are left out, as ``git rebase``
    leaves them out: the other side of them may be what ``onto`` has given up. What then lacks to
    ``end`` was done by hand in them, and becomes one more commit, like the last of them.
    """
    plain = [commit for commit in commits if not commit.is_merge]
    merges = [commit for commit in commits if commit.is_merge]
    top, tree = onto, await tree_of(repository, onto)
    all_fit = True
    for commit in plain:
        before, after = await _trees(repository, commit)
        merged = await merge_trees(repository, before, tree, after)
        all_fit = all_fit and merged.tree is not None
        made = merged.tree or await _settled(repository, before, tree, after, end, merged)
        if not merges and commit == plain[-1]:
            made = end
        if made != tree or before == after or not all_fit:
            top, tree = await _same_commit(repository, commit, made, top), made
    if tree == end:
        return top
    return await _same_commit(repository, merges[-1], end, top)


async def _trees(repository: Repository, commit: Commit) -> tuple[str, str]:
    """Of what it was made on, and of itself."""
    before = await root_tree(repository, commit.parents[0] if commit.parents else None)
    return before, await tree_of(repository, commit.id)


async def _settled(
    repository: Repository, before: str, tree: str, after: str, end: str, open_: Merged
) -> str:
    """``tree`` with what changed from ``before`` to ``after``, at conflicts as in ``end``."""
    paths = [conflict.path for conflict in open_.conflicts]
    merged = await merge_trees(repository, before, tree, after, dict.fromkeys(paths, "mine"))
    assert merged.tree is not None
    there = await entries_of(repository, end, paths)
    return await tree_with(repository, merged.tree, {path: there.get(path) for path in paths})


async def _same_commit(repository: Repository, commit: Commit, tree: str, parent: str) -> str:
    """``commit`` with another tree and parent: author, date, encoding and message stay.

    Its signature cannot; whoever signs their commits signs this one anew.
    """
    raw = await read_object(repository.folder, "commit", commit.id, repository.reading())
    head, _, message = raw.partition(b"\n\n")
    lines = head.split(b"\n")
    author = next(line for line in lines if line.startswith(b"author "))
    encoding = [line for line in lines if line.startswith(b"encoding ")]
    if await wants_signatures(repository):
        return await _signed(repository, tree, parent, author, encoding, message)
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


async def _signed(
    repository: Repository,
    tree: str,
    parent: str,
    author: bytes,
    encoding: Sequence[bytes],
    message: bytes,
) -> str:
    """The same commit made by git itself, which alone can sign. ``author`` is the line of it.

    Raises ``forbidden`` where that does not work.
    """
    who = _AUTHOR.fullmatch(author)
    variables = await identity(repository)
    if who is not None:
        name, email, date = map(os.fsdecode, who.groups())
        variables = {
            **variables,
            "GIT_AUTHOR_NAME": name,
            "GIT_AUTHOR_EMAIL": email,
            "GIT_AUTHOR_DATE": f"@{date}",
        }
    profile = repository.writing(variables)
    letters = os.fsdecode(encoding[0].partition(b" ")[2]) if encoding else "utf-8"
    profile = replace(profile, config=(*profile.config, ("i18n.commitEncoding", letters)))
    return await commit_tree(repository.folder, tree, [parent], message, profile, signed=True)
