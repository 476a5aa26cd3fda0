"""``git ls-tree``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .entries import MODULE, Entry
from .environment import Profile
from .paths import unlisted
from .runner import run_git


async def tree_entries(repository: Path, tree: str, profile: Profile) -> dict[str, Entry]:
    """Every file, link and submodule of ``tree`` by its path."""
    result = await run_git(
        ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", tree],
        repository=repository,
        profile=profile,
        max_stdout=1 << 30,
    )
    return _entries(result.text)


async def present_paths(
    repository: Path, tree: str, paths: Sequence[str], profile: Profile
) -> set[str]:
    """Those of ``paths`` at which ``tree`` has a file or a folder."""
    literal = {**profile.variables, "GIT_LITERAL_PATHSPECS": "1"}
    result = await run_git(
        ["ls-tree", "-z", "--name-only", "--full-tree", "--end-of-options", tree, "--", *paths],
        repository=repository,
        profile=replace(profile, variables=literal),
    )
    return set(unlisted(result.text))


async def submodule_commit(repository: Path, path: str) -> str | None:
    """The commit that HEAD wants at ``path``, or None where that is no submodule."""
    result = await run_git(
        ["ls-tree", "-z", "HEAD", "--", path],
        repository=repository,
        profile=Profile(read_only=True),
    )
    entry = _entries(result.text).get(path)
    return entry.id if entry is not None and entry.mode == MODULE else None


def _entries(text: str) -> dict[str, Entry]:
    """Read ``mode type id TAB path``."""
    entries = {}
    for line in unlisted(text):
        facts, _, path = line.partition("\t")
        mode, _, object_id = facts.split(" ")
        entries[path] = Entry(mode, object_id)
    return entries
