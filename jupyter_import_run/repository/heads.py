"""Move HEAD and the branch that it is on, only from where they were seen."""

from __future__ import annotations

from ..git.for_each_ref import some_refs_with
from ..git.rev_parse import commit_of
from ..git.runner import run_git
from ..git.update_ref import NOWHERE, update_ref
from .opened import Repository
from .trees import Head


async def move_head(repository: Repository, before: Head, after: Head, reason: str) -> None:
    """From ``before`` to ``after``; ``reason`` is what git's own log of it says.

    A branch that is not there yet is made. Raises ``busy`` where somebody else moved it.
    """
    if after == before:
        return
    if after.branch is None:
        await _set(repository, "HEAD", after.commit, before.commit, reason, "--no-deref")
        return
    branch = f"refs/heads/{after.branch}"
    if after.branch == before.branch:
        await _set(repository, branch, after.commit, before.commit, reason)
        return
    if after.commit is not None:
        await _set(
            repository, branch, after.commit, await commit_of(repository.folder, branch), reason
        )
    await run_git(
        ["symbolic-ref", "-m", reason, "HEAD", branch],
        repository=repository.folder,
        profile=repository.writing(),
    )


async def is_nowhere(repository: Repository, head: Head) -> bool:
    """Whether no branch or tag would have the commits of ``head`` any more."""
    if head.commit is None:
        return False
    places = ("refs/heads", "refs/tags", "refs/remotes")
    return not await some_refs_with(repository.folder, head.commit, *places)


async def _set(
    repository: Repository,
    name: str,
    new: str | None,
    old: str | None,
    reason: str,
    *options: str,
) -> None:
    if new is not None:  # else back to a branch without commits
        old, options = old or NOWHERE, ("--create-reflog", *options)
    await update_ref(
        repository.folder,
        name,
        new,
        repository.writing(),
        old=old,
        reason=reason,
        options=options,
    )
