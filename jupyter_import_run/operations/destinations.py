"""What a name means that a person wants to switch to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import ImportRunError
from ..git.for_each_ref import refs
from ..git.rev_parse import commit_of
from ..git.runner import run_git
from ..repository.opened import Repository
from .upstream import Upstream

_COMMIT = re.compile(r"[0-9a-f]{7,64}")


@dataclass(frozen=True)
class Place:
    """A commit, and the branch that is checked out there (None: detached).

    ``upstream`` is what a branch that is new here is to track.
    """

    branch: str | None
    commit: str
    upstream: Upstream | None = None


async def find(repository: Repository, name: str) -> Place | None:
    """What ``name`` means to somebody who wants to go there, see :func:`named`.

    A remote's branch gets a local one of its own name; where that is there already it is
    meant, and stays where it is.
    """
    place = await named(repository, name)
    if place is None or place.upstream is None or place.branch is None:
        return place
    ref = f"refs/heads/{place.branch}"
    here = (await refs(repository.folder, ref)).get(ref)
    return place if here is None else Place(place.branch, here)


async def named(repository: Repository, name: str) -> Place | None:
    """What is called ``name`` here: a branch, else one of a remote, a tag, or a commit.

    What a remote calls its HEAD is a pointer, and no branch. Raises ``ref_not_found`` for a
    name that no branch and no tag can have.
    """
    if not await _is_branch_name(repository, name):
        raise ImportRunError("ref_not_found", "No branch or tag can have this name.", branch=name)
    heads, tags, remotes = "refs/heads/", "refs/tags/", "refs/remotes/"
    known = await refs(repository.folder, heads + name, tags + name, remotes)
    if commit := known.get(heads + name):
        return Place(name, commit)
    for remote in await remotes_of(repository):
        for branch in (name.removeprefix(f"{remote}/"), name):
            commit = known.get(f"{remotes}{remote}/{branch}")
            if commit and await _is_branch_name(repository, branch):
                return Place(branch, commit, Upstream(remote, branch))
    if tags + name in known or _COMMIT.fullmatch(name):
        commit = await commit_of(repository.folder, name)
        return Place(None, commit) if commit else None
    return None


async def new_branch(repository: Repository, name: str, start: str | None) -> Place:
    """A branch ``name`` that is to begin at ``start``. Raises ``exists``, ``invalid_request``."""
    await require_branch_name(repository, name)
    if await refs(repository.folder, f"refs/heads/{name}"):
        raise ImportRunError("exists", f"There is a branch {name} already.", name=name)
    commit = await commit_of(repository.folder, start or "HEAD")
    if commit is None:
        raise ImportRunError("ref_not_found", "There is no commit to begin the branch at.")
    return Place(name, commit)


async def require_branch_name(repository: Repository, name: str) -> None:
    """Raise ``invalid_request`` where git would not take ``name`` for a branch.

    Nor is a whole ref one: git would make ``refs/heads/refs/heads/main`` of it.
    """
    if name.startswith("refs/") or not await _is_branch_name(repository, name):
        raise ImportRunError("invalid_request", "A branch cannot have this name.", name=name)


async def remotes_of(repository: Repository) -> list[str]:
    """The names of the remotes, ``origin`` first."""
    names = {
        key.removeprefix("remote.").removesuffix(".url")
        for key, _ in repository.config
        if key.startswith("remote.") and key.endswith(".url")
    }
    return sorted(names, key=lambda name: (name != "origin", name))


async def _is_branch_name(repository: Repository, name: str) -> bool:
    """Whether git makes branches of this name, see git-check-ref-format(1)."""
    if name.startswith("-") or name == "HEAD":
        return False
    result = await run_git(
        ["check-ref-format", f"refs/heads/{name}"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    return result.returncode == 0
