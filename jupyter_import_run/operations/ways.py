"""How a branch gets to where its upstream is: forward, by a merge, or made anew on top."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import ImportRunError
from ..git.runner import run_git
from ..merging.carry import Choices, merge
from ..merging.replay import replay, replay_to
from ..repository.commits import (
    Commit,
    commits_since,
    fork_point,
    is_ancestor,
    merge_base,
    new_commit,
)
from ..repository.opened import Repository
from ..repository.trees import EMPTY_TREE, tree_of


@dataclass(frozen=True)
class Way:
    """From ``head`` to ``target``, both commits.

    ``base`` is what both have, None where that is nothing. ``local`` are the commits that
    only ``head`` has, oldest first, where they are to be made anew. ``rewritten``: the
    upstream has given up commits that it had. ``not_rebased``: they were to be made anew, and
    cannot be, since there are merges among them.
    """

    head: str
    target: str
    base: str | None
    local: tuple[Commit, ...] = ()
    rewritten: bool = False
    is_forward: bool = False
    not_rebased: bool = False

    @property
    def trees(self) -> tuple[str, ...]:
        """The commits whose files are needed to go it."""
        ends = {self.head, self.target, *([self.base] if self.base else [])}
        return tuple(ends.union(*((each.id, *each.parents) for each in self.local)))


async def way_to(
    repository: Repository,
    head: str,
    target: str,
    *,
    ref: str,
    before: str | None,
    branch: str,
    rebase: bool | None = None,
) -> Way | None:
    """The way of ``branch``, at ``head``, to ``target``; None where nothing is new there.

    ``ref`` is where the upstream is kept here, and ``before`` what it was before it was asked.
    ``rebase``: as of ``wire.git_jobs.Pull``. Raises ``conflict`` where both have commits, git is
    told to go forward only, and nobody says otherwise.
    """
    if await is_ancestor(repository, target, head):
        return None
    if await is_ancestor(repository, head, target):
        return Way(head, target, head, is_forward=True)
    left = await _left_at(repository, head, ref, before)
    if left is not None and not await is_ancestor(repository, left, target):
        local = tuple(await commits_since(repository, left, head, target))
        return Way(head, target, left, local, rewritten=True, is_forward=not local)
    base = await merge_base(repository, head, target)
    if rebase is None and base is not None:
        rebase = await _prefers_rebase(repository, branch)
        if await _only_forward(repository, is_merge=not rebase):
            raise ImportRunError(
                "conflict",
                "Both sides have commits, and git is told to go forward only here.",
                reason="only_forward",
            )
    if base is not None and rebase:
        local = tuple(await commits_since(repository, base, head))
        if any(commit.is_merge for commit in local):
            return Way(head, target, base, not_rebased=True)
        return Way(head, target, base, local)
    return Way(head, target, base)


async def go(repository: Repository, way: Way, choices: Choices, message: str) -> str:
    """The commit at the end of the way; nothing but objects is written.

    Commits that are to be made anew and do not fit one by one get what a merge of the whole comes
    to. A merge commit would not do: with it came back what the upstream has given up. Raises
    ``conflict``.
    """
    if way.is_forward:
        return way.target
    if way.local:
        anew = await replay(repository, way.local, way.target)
        if anew is not None:
            return anew
    tree, _ = await merge(
        repository,
        await tree_of(repository, way.base) if way.base else EMPTY_TREE,
        await tree_of(repository, way.head),
        await tree_of(repository, way.target),
        choices,
    )
    if way.local:
        return await replay_to(repository, way.local, way.target, tree)
    return await new_commit(repository, tree, [way.head, way.target], message)


async def _left_at(repository: Repository, head: str, ref: str, before: str | None) -> str | None:
    """The commit of the upstream, as it was, that ``head`` is built on."""
    if before is not None and await is_ancestor(repository, before, head):
        return before
    return await fork_point(repository, ref, head)


async def _prefers_rebase(repository: Repository, branch: str) -> bool:
    """Whether the person told git to rebase when it pulls."""
    for key in (f"branch.{branch}.rebase", "pull.rebase"):
        value = await _configured(repository, key)
        if value is not None:
            return value.lower() not in {"false", "no", "off", "0"}
    return False


async def _only_forward(repository: Repository, *, is_merge: bool) -> bool:
    """Whether git would stop where both sides have commits.

    ``pull.ff`` stops a rebase too, and goes before ``merge.ff`` (git-config(1)).
    """
    value = await _configured(repository, "pull.ff")
    if value is None and is_merge:
        value = await _configured(repository, "merge.ff")
    return value == "only"


async def _configured(repository: Repository, key: str) -> str | None:
    """The value of ``key``, wherever git is told."""
    result = await run_git(
        ["config", "--get", key],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1),
    )
    return result.text.strip() if result.returncode == 0 else None


def unrelated(way: Way) -> bool:
    """Whether the two histories have nothing in common, as far as they are here."""
    return way.base is None and not way.is_forward


def not_on_a_branch() -> ImportRunError:
    """The error of pulling where no branch is checked out."""
    return ImportRunError(
        "unsupported", "No branch is checked out here, so there is nothing to pull."
    )
