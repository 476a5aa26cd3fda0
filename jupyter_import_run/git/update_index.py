"""``git update-index``: a tree from another one, by way of an index file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .diff_tree import Entry
from .environment import Profile
from .runner import run_git


async def tree_with(
    repository: Path,
    tree: str,
    changes: Mapping[str, Entry | None],
    profile: Profile,
    *,
    index: Path,
) -> str:
    """The id of ``tree`` with ``changes`` by path; None takes a path out.

    ``index`` is a file that is not there yet; the repository's own is not touched. Blobs that a
    partial clone does not have are not asked for.
    """
    if not changes:
        return tree
    profile = replace(profile, variables={**profile.variables, "GIT_INDEX_FILE": str(index)})
    await run_git(["read-tree", "--end-of-options", tree], repository=repository, profile=profile)
    await run_git(
        ["update-index", "-z", "--index-info"],
        repository=repository,
        profile=profile,
        stdin=_index_info(changes, "0" * len(tree)),
    )
    result = await run_git(["write-tree", "--missing-ok"], repository=repository, profile=profile)
    return result.text.strip()


def _index_info(changes: Mapping[str, Entry | None], nothing: str) -> bytes:
    """What is taken out comes first: a file may make room for a folder."""
    gone = [f"0 {nothing}\t{path}\0" for path, entry in changes.items() if entry is None]
    here = [f"{entry.mode} {entry.id}\t{path}\0" for path, entry in changes.items() if entry]
    return "".join([*gone, *here]).encode("utf-8", "surrogateescape")
