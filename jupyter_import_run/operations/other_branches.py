"""Let a clone of one branch know the others: their newest commits, without contents of files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ..git.environment import Profile
from ..git.fetch import fetch
from ..git.for_each_ref import refs
from ..git.ls_remote import ls_remote
from ..git.process import OnStart
from .without_contents import without_contents

MOST_AT_ONCE = 1000
"""Git writes a file for each branch, some 0.3 ms: more of them come with the history."""

_HEADS, _REMOTE, _REFS = "refs/heads/", "origin", "refs/remotes/origin"


async def bring_other_branches(
    repository: Path, url: str, profile: Profile, *, history: bool, on_start: OnStart
) -> None:
    """Each branch of ``origin``, at ``url``, that is not known yet, as a shallow one.

    With ``--no-single-branch`` a clone would bring the files of all of them too. ``history``:
    it comes soon, with every branch. What is known already stays as deep as it is.
    """
    known = {name.removeprefix(f"{_REFS}/") for name in await refs(repository, _REFS)}
    there = await ls_remote(url, profile=profile, patterns=[f"{_HEADS}*"])
    others = there.branches.keys() - known
    if not others or (history and len(others) > MOST_AT_ONCE):
        return
    refspecs = [f"+{_HEADS}*:{_REFS}/*", *(f"^{_HEADS}{name}" for name in known - {"HEAD"})]
    to = partial(fetch, repository, _REMOTE, refspecs, profile=profile, on_start=on_start)
    bring = partial(to, depth=1, tags=False)
    await without_contents(repository, bring)
