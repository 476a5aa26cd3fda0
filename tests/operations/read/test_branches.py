"""Branches and tags."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import cast

from jupyter_import_run.operations.read.branches import MOST, branches
from jupyter_import_run.services import Services
from jupyter_import_run.wire.encode import encode
from jupyter_import_run.wire.status import BranchList
from tests.operations.read.conftest import Reading
from tests.support.counted_git import CountedGit
from tests.support.repositories import Repository
from tests.support.working_copies import WorkingCopy


async def ask(reading: Reading, query: str = "") -> BranchList:
    return await branches(cast("Services", reading), "copy", query)


async def test_local_and_remote_branches_come_newest_first(
    reading: Reading, copy: WorkingCopy, upstream: Repository, counted_git: CountedGit
) -> None:
    old = upstream.rev_parse("main~1")
    upstream.branch("feature/rel-1.2/日本", at=old)
    copy.git("fetch", "--quiet")
    copy.git("switch", "--quiet", "--create", "mine")
    mine = copy.commit({"m": "m"}, "Mine")
    await ask(reading)
    counted_git.started()
    found = await ask(reading)
    assert len(counted_git.started()) == 1
    assert found.default_branch == "main"
    assert [(each.name, each.remote) for each in found.branches] == [
        ("mine", None),
        ("main", None),
        ("main", "origin"),
        ("feature/rel-1.2/日本", "origin"),
    ]
    newest, main, *_ = found.branches
    assert (newest.commit, newest.current, newest.upstream) == (mine, True, None)
    assert newest.subject == "Mine"
    assert (main.upstream, main.current) == ("origin/main", False)
    assert found.branches[-1].commit == old


async def test_a_remote_may_have_a_slash_in_its_name(
    reading: Reading, copy: WorkingCopy, upstream: Repository
) -> None:
    upstream.branch("feature/x")
    copy.git("remote", "add", "team/fork", str(upstream.path))
    copy.git("fetch", "--quiet", "team/fork")
    found = [(each.remote, each.name) for each in (await ask(reading)).branches]
    assert ("team/fork", "feature/x") in found


async def test_tags_stand_for_their_commits(reading: Reading, copy: WorkingCopy) -> None:
    first = copy.git("rev-parse", "HEAD~1")
    copy.git("tag", "plain", first)
    copy.git("tag", "-a", "annotated", "-m", "Version 1", first)
    copy.git("tag", "a-file", "HEAD:a.txt")
    tags = {each.name: each for each in (await ask(reading)).tags}
    assert {name: tag.commit for name, tag in tags.items()} == {"plain": first, "annotated": first}
    assert tags["annotated"].date == tags["plain"].date == "2025-10-09T08:54:20+00:00"


async def test_tags_come_newest_first(reading: Reading, copy: WorkingCopy) -> None:
    copy.git("tag", "a-old", "HEAD~1")
    copy.git("tag", "b-new", "HEAD")
    copy.git("tag", "c-old", "HEAD~1")
    assert [each.name for each in (await ask(reading)).tags] == ["b-new", "a-old", "c-old"]


async def test_our_own_refs_are_nobodys_branches(reading: Reading, copy: WorkingCopy) -> None:
    copy.git("update-ref", "refs/import-run/snapshots/x", "HEAD")
    found = await ask(reading)
    assert {each.name for each in (*found.branches, *found.tags)} == {"main"}


async def test_the_newest_of_a_hundred_thousand_come_and_the_loop_goes_on(
    reading: Reading, upstream: Repository, root: Path
) -> None:
    copy = WorkingCopy.clone(upstream.path, root / "copy")
    names = (f"many/{number:06d}" for number in range(100_000))
    Repository(copy.folder / ".git").add_branches(names, below="refs/remotes/origin/")
    await reading.repositories.open("copy")
    task = asyncio.ensure_future(ask(reading))
    longest, last = 0.0, time.perf_counter()
    while not task.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    found = await task
    assert longest < 1
    assert found.truncated
    assert len(found.branches) == MOST + 1
    assert any(each.current for each in found.branches)
    assert len(encode(found)) < 1_000_000
    assert [each.name for each in (await ask(reading, "099999")).branches] == ["many/099999"]
