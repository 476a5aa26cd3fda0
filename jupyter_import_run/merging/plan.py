"""What to do with each path: take a side, or merge what both changed.

Git's own merge of trees is not asked. It would let attributes and drivers of the repository take
part, it is not in git 2.37, and it reports renames that clash in ways that nobody can be asked
about file by file. Git's detection of renames is, where it matters.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ..git.diff_tree import changed_entries, renamed_files
from ..git.entries import REGULAR, Change, Entry
from ..repository.opened import Repository
from ..sources.names import is_notebook

Changes = dict[str, Change]


@dataclass(frozen=True)
class ThreeWay:
    """A path that both sides changed, each in its own way. ``origin``: its former name.

    ``yields``: mine is a file that git does not track, and theirs is a tracked one that was
    renamed to there. So theirs has more right to the name.
    """

    path: str
    base: Entry | None
    mine: Entry | None
    theirs: Entry | None
    origin: str | None = None
    yields: bool = False


@dataclass
class Plan:
    """``settled`` is what becomes of paths, against the tree of mine; ``open`` must be merged.

    ``mine`` is what mine changed itself.
    """

    mine: dict[str, Entry | None]
    settled: dict[str, Entry | None] = field(default_factory=dict)
    open: list[ThreeWay] = field(default_factory=list)


@dataclass(frozen=True)
class _Trees:
    """The three trees, and what each side changed. Both are edited while renames are followed.

    ``untracked`` are files of mine; ``yielding`` gets those that theirs has renamed a file to.
    """

    repository: Repository
    base: str
    tree: Mapping[str, str]
    changes: Mapping[str, Changes]
    untracked: Collection[str] = ()
    yielding: set[str] = field(default_factory=set)

    async def renames(self, side: str) -> dict[str, str]:
        return await renamed_files(
            self.repository.folder, self.base, self.tree[side], self.repository.reading()
        )


async def make_plan(
    repository: Repository,
    base: str,
    mine: str,
    theirs: str,
    mine_bytes: Mapping[str, str],
    untracked: Collection[str] = (),
) -> Plan:
    """Compare the trees path by path.

    A file that one side renamed and the other one edited is merged under its new name.
    Everything else is what it is at its path: renamed by both to different names, it is two
    files; a new file in a folder that the other side renamed stays where it was made.
    """
    reading = repository.reading()
    changed = await asyncio.gather(
        changed_entries(repository.folder, base, mine, reading),
        changed_entries(repository.folder, base, theirs, reading),
    )
    changes = dict(zip(("mine", "theirs"), changed, strict=True))
    trees = _Trees(repository, base, {"mine": mine, "theirs": theirs}, changes, untracked)
    plan = Plan({path: after for path, (_, after) in changes["mine"].items()})
    raw_only = _use_raw(changes["mine"], changes["theirs"], mine_bytes)
    origins: dict[str, str] = {}
    await _follow(trees, "theirs", "mine", origins)
    await _follow(trees, "mine", "theirs", origins)
    await _follow_both(trees, origins)
    for path, origin in origins.items():
        plan.settled[origin] = None
        plan.settled[path] = changes["mine"].get(path, (None, None))[1]
    for path in raw_only & changes["mine"].keys() & changes["theirs"].keys():
        if changes["theirs"][path][1] is None:
            del changes["mine"][path]  # to git only theirs changed it: it is gone
    for path, (before, after) in changes["theirs"].items():
        sides = ThreeWay(
            path,
            base=before,
            mine=changes["mine"].get(path, (before, before))[1],
            theirs=after,
            origin=origins.get(path),
            yields=path in trees.yielding,
        )
        _decide(plan, sides)
    return plan


def _use_raw(mine: Changes, theirs: Changes, raw: Mapping[str, str]) -> set[str]:
    """Put the raw bytes of notebooks in place where they have to be merged.

    Returns those that mine changed in nothing that git keeps. Files of other kinds are merged
    as git keeps them: their filters do more than leave something out.
    """
    raw_only = set()
    for path in raw.keys() & theirs.keys():
        before, after = mine.get(path, (theirs[path][0], theirs[path][0]))
        if after is not None and after.mode in REGULAR and is_notebook(path):
            if path not in mine:
                raw_only.add(path)
            mine[path] = (before, Entry(after.mode, raw[path]))
    return raw_only


async def _follow(trees: _Trees, mover: str, editor: str, origins: dict[str, str]) -> None:
    """Let what ``editor`` changed go where ``mover`` put the file."""
    moved, edited = trees.changes[mover], trees.changes[editor]
    gone = [
        path
        for path, (before, after) in moved.items()
        if before is not None and after is None and edited.get(path, (None, None))[1] is not None
    ]
    added = any(before is None for before, _ in moved.values())
    renames = await trees.renames(mover) if gone and added else {}
    for path in gone:
        target = renames.get(path)
        if target is None:
            continue
        if target in edited:
            if mover == "theirs" and target in trees.untracked:
                trees.yielding.add(target)
            continue
        before, _ = moved.pop(path)
        moved[target] = (before, moved[target][1])
        edited[target] = (before, edited.pop(path)[1])
        origins[target] = path


async def _follow_both(trees: _Trees, origins: dict[str, str]) -> None:
    """Give what both moved to one place the base that it has in common."""
    mine, theirs = trees.changes["mine"], trees.changes["theirs"]
    arrived = {
        path
        for path in mine.keys() & theirs.keys()
        if mine[path][0] is None and mine[path] != theirs[path]
    }
    left = {
        path for path in mine.keys() & theirs.keys() if mine[path][1] is theirs[path][1] is None
    }
    if not arrived or not left:
        return
    renames, other = await asyncio.gather(trees.renames("mine"), trees.renames("theirs"))
    for path in left:
        target = renames.get(path)
        if target in arrived and other.get(path) == target and target is not None:
            before = mine[path][0]
            mine[target] = (before, mine[target][1])
            theirs[target] = (before, theirs[target][1])
            origins[target] = path


def _decide(plan: Plan, sides: ThreeWay) -> None:
    path, base, mine, theirs = sides.path, sides.base, sides.mine, sides.theirs
    if theirs == base:
        return
    if mine in (base, theirs):
        plan.settled[path] = theirs
    elif mine and theirs and mine.id == theirs.id and {mine.mode, theirs.mode} <= REGULAR:
        plan.settled[path] = Entry(merged_mode(base, mine, theirs), mine.id)
    elif (
        base
        and mine
        and theirs
        and base.id in (mine.id, theirs.id)
        and _all_regular(base, mine, theirs)
    ):
        changed = theirs.id if mine.id == base.id else mine.id
        plan.settled[path] = Entry(merged_mode(base, mine, theirs), changed)
    else:
        plan.open.append(sides)


def merged_mode(base: Entry | None, mine: Entry, theirs: Entry) -> str:
    """The mode of a file that both have: what either made of it, mine first."""
    return theirs.mode if base is not None and mine.mode == base.mode else mine.mode


def _all_regular(*entries: Entry) -> bool:
    return {entry.mode for entry in entries} <= REGULAR
