"""How many commits a push would send where it goes elsewhere than a pull comes from."""

from __future__ import annotations

from ...git.runner import run_git
from ...git.status import Head
from ...repository.opened import Repository


async def to_push(repository: Repository, head: Head) -> int | None:
    """``head.ahead``, as it is for whoever pulls from the original and pushes to a fork.

    Git counts what the upstream has not, and a fork is ahead of that until it is merged. What
    counts is ``@{push}`` (gitrevisions(7)), which ``push.default`` hides where branches of two
    remotes are meant: it is the branch of the same name.
    """
    branch = head.branch
    if branch is None or head.ahead is None:
        return head.ahead
    remote = repository.value(f"branch.{branch}.pushremote")
    remote = remote or repository.value("remote.pushdefault")
    if remote is None or remote == repository.value(f"branch.{branch}.remote"):
        return head.ahead
    result = await run_git(
        ["rev-list", "--count", "HEAD", f"^refs/remotes/{remote}/{branch}", "--"],
        repository=repository.folder,
        profile=repository.reading(),
        answers=(0, 128),
    )
    return int(result.text) if result.returncode == 0 else head.ahead
