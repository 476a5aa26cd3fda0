"""What a clone takes over from the folder that it takes the place of.

Snapshots, what waits on branches, and stashes, each with the commits that no remote has. Where
these begin, the history is cut off as in a shallow clone: what is before it is at the server.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from ..git.cat_file import blob_sizes, read_blobs, which_are_here
from ..git.for_each_ref import refs
from ..git.pack_objects import pack_objects
from ..git.runner import run_git
from ..git.stash import stashes, store_stash
from ..store.atomic_write import write_atomically
from ..threads import in_thread
from .extent import is_partial
from .opened import Repository
from .snapshots import OWN, REFS, set_ref
from .trees import empty_tree
from .waiting import branches_by_key, key_for

_MOST_BYTES = 256 * 1024 * 1024
"""Of the commits that are read to find where their history is cut off."""

_PARENT = re.compile(rb"^parent ([0-9a-f]+)$", re.MULTILINE)


async def take_over(old: Repository, new: Repository) -> None:
    """``new`` gets what is only in ``old``; what ``new`` has already stays.

    Raises what a repository raises that is not whole; then ``new`` has no new refs.
    """
    own = await _refs_for(old, new)
    present = {each.commit for each in await stashes(new.folder, new.reading())}
    entries = [
        each for each in await stashes(old.folder, old.reading()) if each.commit not in present
    ]
    tips = {*own.values(), *(each.commit for each in entries)}
    if not tips:
        return
    commits = await commits_to_take(old, tips)
    await _take_objects(old, new, commits)
    await _cut_off(old, new, commits)
    for name, commit in own.items():
        await set_ref(new, name, commit)
    for each in reversed(entries):
        await store_stash(new.folder, each, new.writing())


async def commits_to_take(old: Repository, tips: Collection[str]) -> list[str]:
    """Those of ``tips`` that no remote has, and the first ones before them that one has."""
    if not tips:
        return []
    known = ("--not", "--remotes", "--not")
    result = await run_git(
        ["rev-list", "--boundary", *known, "--end-of-options", *sorted(tips)],
        repository=old.folder,
        profile=old.reading(),
    )
    return [line.removeprefix("-") for line in result.text.split()]


async def own_tips(repository: Repository) -> set[str]:
    """What snapshots, what waits, and stashes point to."""
    own = await refs(repository.folder, OWN.rstrip("/"))
    entries = await stashes(repository.folder, repository.reading())
    return {*own.values(), *(each.commit for each in entries)}


async def _refs_for(old: Repository, new: Repository) -> dict[str, str]:
    """Our refs that ``new`` lacks, under the names that they have there."""
    there = await refs(new.folder, OWN.rstrip("/"))
    known = {name.rpartition("/")[2] for name in there}
    branches = await branches_by_key(old)
    taken = {}
    for name, commit in (await refs(old.folder, OWN.rstrip("/"))).items():
        above, _, snapshot_id = name.rpartition("/")
        prefix, _, key = above.rpartition("/")
        if snapshot_id in known:
            continue
        if name.startswith(REFS):
            taken[name] = commit
        elif key in branches:
            key = await in_thread(key_for, new.common_dir, branches[key])
            taken[f"{prefix}/{key}/{snapshot_id}"] = commit
    return taken


async def _take_objects(old: Repository, new: Repository, commits: Collection[str]) -> None:
    result = await run_git(
        ["rev-list", "--objects", "--no-walk", "--no-object-names", "--stdin"],
        repository=old.folder,
        profile=old.reading(),
        stdin="".join(f"{commit}\n" for commit in commits).encode(),
        max_stdout=1 << 30,
    )
    ids = result.text.split()
    here = await _here(new, ids)
    # Every git says that it has an empty tree, also where that was never written.
    missing = [each for each in ids if each not in here or each == empty_tree(new)]
    if missing:
        await pack_objects(old.folder, missing, new.common_dir / "objects", old.reading())


async def _here(repository: Repository, ids: Collection[str]) -> set[str]:
    if is_partial(repository):
        return await which_are_here(repository.folder, ids, repository.reading())
    return set(await blob_sizes(repository.folder, ids, repository.reading(), missing_ok=True))


async def _cut_off(old: Repository, new: Repository, commits: Collection[str]) -> None:
    """Note the commits whose parents ``new`` lacks as those where its history begins."""
    contents = await read_blobs(old.folder, commits, old.reading(), max_bytes=_MOST_BYTES)
    parents = await in_thread(_parents, contents)
    wanted = {parent for several in parents.values() for parent in several}
    here = await _here(new, wanted)
    cut = [commit for commit, several in parents.items() if not set(several) <= here]
    if cut:
        await in_thread(_write_shallow, new, cut)


def _parents(commits: Mapping[str, bytes]) -> dict[str, list[str]]:
    """As the objects say it: where ``old`` is shallow, git itself would not."""
    return {
        commit: [parent.decode() for parent in _PARENT.findall(content.partition(b"\n\n")[0])]
        for commit, content in commits.items()
    }


def _write_shallow(repository: Repository, commits: Collection[str]) -> None:
    """Add to gitrepository-layout(5)'s ``shallow``. Nobody else works in ``repository`` yet."""
    file = repository.common_dir / "shallow"
    known = file.read_text("ascii").split() if file.exists() else []
    lines = sorted({*known, *commits})
    write_atomically(file, "".join(f"{line}\n" for line in lines).encode(), mode=0o644)
