"""Whether git did anything in a repository, without asking git."""

from __future__ import annotations

from typing import Any

from jupyter_import_run.operations.read.git_stamp import git_stamp
from tests.operations.read.conftest import Reading
from tests.support.counted_git import CountedGit
from tests.support.working_copies import WorkingCopy


async def stamp(reading: Any) -> str:
    return (await git_stamp(reading, "copy")).stamp


async def test_it_tells_whatever_git_does_in_a_terminal(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.git("switch", "--quiet", "--create", "other")
    copy.commit({"a.txt": "other\n"}, "Other")
    copy.git("switch", "--quiet", "main")
    copy.commit({"b.txt": "mine\n"}, "Mine")
    seen = [await stamp(reading)]
    for command in (
        "merge --quiet --no-commit other",
        "merge --abort",
        "merge --quiet other",
        "push --quiet",
        "fetch --quiet",
        "rm --quiet --cached a.txt",
        "commit --quiet --message Less",
        "switch --quiet --force other",
    ):
        copy.git(*command.split())
        seen.append(await stamp(reading))
        assert seen[-1] != seen[-2], command


async def test_it_stays_where_git_does_nothing_and_starts_no_process(
    reading: Reading, copy: WorkingCopy, counted_git: CountedGit
) -> None:
    before = await stamp(reading)
    copy.write({"a.txt": "changed\n"})
    await reading.statuses.of("copy")
    counted_git.started()
    assert await stamp(reading) == before
    assert counted_git.started() == []
