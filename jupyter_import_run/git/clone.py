"""``git clone``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .environment import Profile
from .last_words import OnLine
from .process import OnStart
from .runner import run_git

_REFS_OF_REFERENCE = (
    "core.alternateRefsCommand",
    "refs() { git --git-dir=\"$1\" for-each-ref --format='%(objectname)'; }; refs",
)
"""What git does of itself; the profile takes it away, since a repository could name a program."""


async def clone(
    url: str,
    target: Path,
    *,
    profile: Profile,
    branch: str | None = None,
    depth: int | None = None,
    checkout: bool = True,
    reference: Path | None = None,
    on_progress_line: OnLine | None = None,
    on_start: OnStart | None = None,
) -> None:
    """Clone ``url`` into ``target``, which must not exist or be empty.

    ``branch`` is a branch or a tag. What the repository ``reference`` has is copied from there
    instead of coming from the server; where git cannot use it, nothing is.
    Submodules are left alone. The template folder is
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
    if reference is not None:
        arguments += [f"--reference-if-able={reference}", "--dissociate"]
        profile = replace(profile, config=(*profile.config, _REFS_OF_REFERENCE))
    if not checkout:
        arguments.append("--no-checkout")
    await run_git(
        [*arguments, "--", url, str(target)],
        repository=None,
        profile=profile,
        on_progress_line=on_progress_line,
        on_start=on_start,
    )
