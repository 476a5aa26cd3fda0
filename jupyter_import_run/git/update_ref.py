"""``git update-ref``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .environment import Profile
from .runner import run_git

NOWHERE = ""
"""Where a ref is that is not there, whatever the length of ids."""


async def update_ref(
    repository: Path,
    name: str,
    new: str | None,
    profile: Profile,
    *,
    old: str | None = None,
    reason: str | None = None,
    options: Sequence[str] = (),
) -> None:
    """Point the ref ``name`` at ``new``; None deletes it, if it is there.

    Only from ``old``, where that is given; else raises ``busy``. ``reason`` goes into git's own
    log of the ref.
    """
    said = ["-m", reason] if reason is not None else []
    action = ["-d"] if new is None else []
    values = [each for each in (new, old) if each is not None]
    await run_git(
        ["update-ref", *said, *options, *action, "--end-of-options", name, *values],
        repository=repository,
        profile=profile,
    )
