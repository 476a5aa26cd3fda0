"""``git checkout`` of a commit."""

from __future__ import annotations

from pathlib import Path

from .environment import Profile
from .last_words import OnLine
from .process import OnStart
from .runner import run_git


async def checkout(
    repository: Path,
    revision: str,
    *,
    new_branch: str | None = None,
    stay: bool = False,
    profile: Profile,
    on_progress_line: OnLine | None = None,
    on_start: OnStart | None = None,
) -> None:
    """Put the files of ``revision`` into the working tree, on ``new_branch`` or on none.

    ``stay``: it is HEAD, of which nothing was checked out so far, and HEAD stays as it is.
    """
    where = ["--detach"] if new_branch is None else ["--no-track", "-b", new_branch]
    where = [] if stay else where
    await run_git(
        ["checkout", "--progress", *where, revision, "--"],
        repository=repository,
        profile=profile,
        on_progress_line=on_progress_line,
        on_start=on_start,
    )
