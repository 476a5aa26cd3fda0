"""How many commits a push would send where it goes elsewhere than a pull comes from."""

from __future__ import annotations

from pathlib import Path

from ...git.runner import run_git
from ...git.status import Head
from ...repository.opened import Repository
from ...repository.remote_branches import known_tip
from ...repository.state import push_remote
from ...threads import in_thread

_MOST = 1000
"""Counts that are remembered."""


class ToPush:
    """Counts commits, once for every two ends, so that a status stays one process."""

    def __init__(self) -> None:
        self._counts: dict[tuple[Path, str | None, str, bool], int] = {}

    async def of(self, repository: Repository, head: Head, *, shallow: bool) -> int | None:
        """``head.ahead``, as it is for whoever pulls from the original and pushes to a fork.

        Git counts what the upstream has not, and a fork is ahead of that until it is merged. What
        counts is ``@{push}`` (gitrevisions(7)), which ``push.default`` hides where branches of two
        remotes are meant: it is the branch of the same name. ``shallow``: how many there are
        between two commits changes when older ones come.
        """
        branch = head.branch
        if branch is None or head.ahead is None:
            return head.ahead
        remote = push_remote(repository, branch)
        if remote is None or remote == repository.value(f"branch.{branch}.remote"):
            return head.ahead
        tip = await in_thread(known_tip, repository.common_dir, remote, branch)
        if tip is None or tip == head.commit:
            return head.ahead if tip is None else 0
        key = (repository.common_dir, head.commit, tip, shallow)
        if key not in self._counts:
            count = await _count(repository, tip)
            if count is None:
                return head.ahead
            if len(self._counts) >= _MOST:
                del self._counts[next(iter(self._counts))]
            self._counts[key] = count
        return self._counts[key]


async def _count(repository: Repository, tip: str) -> int | None:
    """The commits that HEAD has and ``tip`` has not, None where that commit is not here."""
    result = await run_git(
        ["rev-list", "--count", "HEAD", f"^{tip}", "--"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 128),
    )
    return int(result.text) if result.returncode == 0 else None
