"""Move HEAD and the branch that it is on, only from where they were seen."""

from __future__ import annotations

from ..git.runner import run_git
from .opened import Repository
from .trees import Head

_NONE = "0" * 40


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
        await _set(repository, branch, after.commit, await _tip(repository, branch), reason)
    await run_git(
        ["symbolic-ref", "-m", reason, "HEAD", branch],
        repository=repository.folder,
        profile=repository.writing(),
    )


async def _set(
    repository: Repository,
    name: str,
    new: str | None,
    old: str | None,
    reason: str,
    *options: str,
) -> None:
    if new is None:  # back to a branch without commits
        arguments = ["update-ref", "-m", reason, *options, "-d", "--end-of-options", name]
        values = [old] if old else []
    else:
        arguments = ["update-ref", "--create-reflog", "-m", reason, *options]
        arguments += ["--end-of-options", name]
        values = [new, old or _NONE]
    await run_git([*arguments, *values], repository=repository.folder, profile=repository.writing())


async def _tip(repository: Repository, ref: str) -> str | None:
    result = await run_git(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", ref],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 1, 128),
    )
    return result.text.strip() or None if result.returncode == 0 else None
