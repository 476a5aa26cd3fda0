"""Commits: how they lie to each other, and new ones made of trees."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass

from ..git.commit_tree import commit_tree
from ..git.paths import encoded
from ..git.runner import run_git
from .opened import Repository
from .signatures import wants_signatures
from .trees import empty_tree, tree_of


@dataclass(frozen=True)
class Commit:
    """A commit and those that it was made on."""

    id: str
    parents: tuple[str, ...]

    @property
    def is_merge(self) -> bool:
        """Whether it joins several."""
        return len(self.parents) > 1


async def is_ancestor(repository: Repository, older: str, newer: str) -> bool:
    """Whether ``newer`` has everything that ``older`` has."""
    result = await run_git(
        ["merge-base", "--is-ancestor", "--end-of-options", older, newer],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    return result.returncode == 0


async def merge_base(repository: Repository, one: str, other: str) -> str | None:
    """The best commit that both have; None where their histories have none in common."""
    result = await run_git(
        ["merge-base", "--end-of-options", one, other],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    return result.text.strip() or None


async def fork_point(repository: Repository, upstream: str, commit: str) -> str | None:
    """Where ``commit`` left ``upstream`` (a full ref), by git's log of what that has been."""
    result = await run_git(
        ["merge-base", "--fork-point", "--end-of-options", upstream, commit],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1, 128),
    )
    return result.text.strip() or None if result.returncode == 0 else None


async def commits_since(repository: Repository, start: str, end: str, *others: str) -> list[Commit]:
    """The commits that ``end`` has and neither ``start`` nor any of ``others``, oldest first."""
    options = ["--reverse", "--topo-order", "--parents", "--end-of-options"]
    result = await run_git(
        ["rev-list", *options, end, *(f"^{commit}" for commit in (start, *others))],
        repository=repository.folder,
        profile=repository.reading(),
    )
    lines = (line.split(" ") for line in result.text.splitlines())
    return [Commit(commit, tuple(parents)) for commit, *parents in lines]


async def new_commit(
    repository: Repository, tree: str, parents: Sequence[str], message: str
) -> str:
    """A commit by the person, signed as those that they make themselves."""
    return await commit_tree(
        repository.folder,
        tree,
        parents,
        encoded(message),
        repository.writing(await identity(repository)),
        signed=await wants_signatures(repository),
    )


async def identity(repository: Repository) -> dict[str, str]:
    """Variables that say who commits: none where git knows, else the person's account here."""
    known = await run_git(
        ["var", "GIT_COMMITTER_IDENT"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 128),
    )
    if known.returncode == 0:
        return {}
    name = getpass.getuser()
    return {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", name), ("EMAIL", f"{name}@localhost"))
    }


async def root_tree(repository: Repository, commit: str | None) -> str:
    """The tree of ``commit``; the empty one of None."""
    return await tree_of(repository, commit) if commit else empty_tree(repository)
