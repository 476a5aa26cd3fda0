"""``git stash``: its entries, and more of them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .environment import Profile
from .runner import run_git
from .update_ref import update_ref

_REF = "refs/stash"


class Stashed(NamedTuple):
    """An entry: its commit, and what it is called."""

    commit: str
    subject: str


async def stashes(repository: Path, profile: Profile) -> list[Stashed]:
    """All entries, the newest first; git keeps them as the log of one ref."""
    result = await run_git(
        [
            "log",
            "--walk-reflogs",
            "--no-color",
            "--no-show-signature",
            "--format=%H %gs",
            _REF,
            "--",
        ],
        repository=repository,
        profile=profile,
        answers=(0, 128),
    )
    if result.returncode:
        return []
    lines = (line.partition(" ") for line in result.text.splitlines())
    return [Stashed(commit, subject) for commit, _, subject in lines]


async def store_stash(repository: Path, stashed: Stashed, profile: Profile) -> None:
    """One more entry, whose objects are here, on top of the others."""
    await update_ref(
        repository,
        _REF,
        stashed.commit,
        profile,
        reason=stashed.subject,
        options=["--create-reflog"],
    )
