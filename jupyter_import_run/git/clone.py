"""``git clone``."""

from __future__ import annotations

from pathlib import Path

from .environment import Profile
from .process import OnLine, OnStart
from .runner import run_git


async def clone(
    url: str,
    target: Path,
    *,
    profile: Profile,
    branch: str | None = None,
    depth: int | None = None,
    checkout: bool = True,
    on_progress_line: OnLine | None = None,
    on_start: OnStart | None = None,
) -> None:
    """Clone ``url`` into ``target``, which must not exist or be empty.

    ``branch`` is a branch or a tag. Submodules are left alone. The template folder is
    empty: no hook of this machine gets into the clone.
    """
    arguments = [
        "clone",
        "--progress",
        "--template=",
        "--no-recurse-submodules",
        "--origin=origin",
    ]
    if branch is not None:
        arguments.append(f"--branch={branch}")
    if depth is not None:
        arguments.append(f"--depth={depth}")
    if not checkout:
        arguments.append("--no-checkout")
    await run_git(
        [*arguments, "--", url, str(target)],
        repository=None,
        profile=profile,
        on_progress_line=on_progress_line,
        on_start=on_start,
    )
