"""``git fetch``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .environment import Profile
from .process import OnLine, OnStart, ProgramResult
from .runner import run_git


async def fetch(
    repository: Path,
    remote: str,
    refspecs: Sequence[str] = (),
    *,
    profile: Profile,
    depth: int | None = None,
    unshallow: bool = False,
    without_blobs: bool = False,
    tags: bool = False,
    on_progress_line: OnLine | None = None,
    on_start: OnStart | None = None,
) -> ProgramResult:
    """Fetch from ``remote``, a name or a URL.

    ``unshallow`` brings the history that a shallow clone left out, ``without_blobs``
    leaves out the contents of files, which git then fetches when they are needed.
    ``tags`` brings every tag, also those of commits that no branch has.
    """
    arguments = ["fetch", "--progress", "--no-recurse-submodules", "--no-auto-maintenance"]
    if depth is not None:
        arguments.append(f"--depth={depth}")
    if unshallow:
        arguments.append("--unshallow")
    if without_blobs:
        arguments.append("--filter=blob:none")
    if tags:
        arguments.append("--tags")
    return await run_git(
        [*arguments, "--", remote, *refspecs],
        repository=repository,
        profile=profile,
        on_progress_line=on_progress_line,
        on_start=on_start,
    )
