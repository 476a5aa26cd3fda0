"""``git fetch``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from .environment import Profile
from .last_words import OnLine
from .process import OnStart, ProgramResult
from .runner import run_git

_ALWAYS = ("fetch", "--progress", "--no-recurse-submodules", "--no-auto-maintenance")
_WITHOUT_BLOBS = "--filter=blob:none"


async def fetch(
    repository: Path,
    remote: str,
    refspecs: Sequence[str] = (),
    *,
    profile: Profile,
    depth: int | None = None,
    unshallow: bool = False,
    without_blobs: bool = False,
    prune: bool = False,
    tags: bool | None = None,
    on_progress_line: OnLine | None = None,
    on_start: OnStart | None = None,
) -> ProgramResult:
    """Fetch from ``remote``, a name or a URL.

    ``unshallow`` brings the history that a shallow clone left out, ``without_blobs``
    leaves out the contents of files, which git then fetches when they are needed. ``prune``
    forgets the branches that the remote has no more. ``tags``: also those of commits that no
    branch has, or (False) none; else those of the commits that come.
    """
    arguments = list(_ALWAYS)
    if depth is not None:
        arguments.append(f"--depth={depth}")
    if unshallow:
        arguments.append("--unshallow")
    if without_blobs:
        arguments.append(_WITHOUT_BLOBS)
    if prune:
        arguments.append("--prune")
    if tags is not None:
        arguments.append("--tags" if tags else "--no-tags")
    return await run_git(
        [*arguments, "--", remote, *refspecs],
        repository=repository,
        profile=profile,
        on_progress_line=on_progress_line,
        on_start=on_start,
    )


async def fetch_objects(
    repository: Path,
    remote: str,
    ids: Iterable[str],
    *,
    profile: Profile,
    on_progress_line: OnLine | None = None,
) -> None:
    """Fetch nothing but the objects ``ids``, as git itself does for a partial clone.

    The server is not told what is here already (``fetch.negotiationAlgorithm``): it would leave
    out what belongs to commits that are.
    """
    await run_git(
        [
            *("-c", "fetch.negotiationAlgorithm=noop", *_ALWAYS, _WITHOUT_BLOBS),
            *("--no-tags", "--no-write-fetch-head", "--stdin", "--", remote),
        ],
        repository=repository,
        profile=profile,
        stdin="".join(f"{object_id}\n" for object_id in ids).encode(),
        on_progress_line=on_progress_line,
    )
