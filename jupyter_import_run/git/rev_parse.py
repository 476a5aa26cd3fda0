"""``git rev-parse`` and ``git symbolic-ref``: where HEAD is."""

from __future__ import annotations

from pathlib import Path

from .environment import Profile
from .runner import run_git

_READ = Profile(read_only=True)
_BRANCHES = "refs/heads/"


async def commit_of(repository: Path, revision: str) -> str | None:
    """The full id of the commit that ``revision`` names, or None."""
    result = await run_git(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"],
        repository=repository,
        profile=_READ,
        answers=(0, 1, 128),
    )
    return result.text.strip() or None if result.returncode == 0 else None


async def current_branch(repository: Path) -> str | None:
    """The branch that is checked out (also one without commits), or None when detached."""
    result = await run_git(
        ["symbolic-ref", "--quiet", "--short", "HEAD"],
        repository=repository,
        profile=_READ,
        answers=(0, 1),
    )
    return result.text.removesuffix("\n") or None


async def branch_and_commit(repository: Path) -> tuple[str | None, str | None]:
    """:func:`current_branch` and the commit of HEAD, in one process wherever there are commits."""
    result = await run_git(
        ["rev-parse", "--revs-only", "HEAD^{commit}", "--symbolic-full-name", "HEAD"],
        repository=repository,
        profile=_READ,
        answers=(0, 128),
    )
    commit, *names = result.text.splitlines() or [""]
    if names == ["HEAD"]:
        return None, commit
    if len(names) == 1 and names[0].startswith(_BRANCHES):
        return names[0].removeprefix(_BRANCHES), commit
    return await current_branch(repository), await commit_of(repository, "HEAD")


async def is_shallow(repository: Path) -> bool:
    """Whether the history ends where a clone cut it off."""
    result = await run_git(
        ["rev-parse", "--is-shallow-repository"], repository=repository, profile=_READ
    )
    return result.text.strip() == "true"
