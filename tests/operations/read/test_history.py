"""Commits, in pages and one by one."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.read.commit import commit_detail
from jupyter_import_run.operations.read.log import PAGE, log
from jupyter_import_run.services import Services
from jupyter_import_run.wire.history import Commit, CommitPage
from tests.operations.read.conftest import Reading
from tests.support.repositories import Repository
from tests.support.working_copies import WorkingCopy


async def page(
    reading: Reading, file: str | None = None, before: str | None = None, path: str = "copy"
) -> CommitPage:
    return await log(cast("Services", reading), path, file=file, before=before)


async def test_commits_come_newest_first_with_what_is_known_of_them(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.git("tag", "-a", "v1", "-m", "Version", "HEAD~1")
    mine = copy.commit({"a.txt": "mine\n"}, "Mine\n\nWith a body,\nof two lines.")
    newest, second, first = (await page(reading)).commits
    assert newest == Commit(
        id=mine,
        parents=[second.id],
        author="Ada Example",
        email="ada@example.org",
        date=newest.date,
        subject="Mine",
        body="With a body,\nof two lines.",
        branches=["main"],
        tags=[],
        pushed=False,
    )
    assert (second.branches, second.pushed) == (["origin/main"], True)
    assert (first.tags, first.pushed, first.date) == (["v1"], True, "2025-10-09T08:54:20+00:00")


async def test_pages_fit_together_whatever_is_committed_meanwhile(
    reading: Reading, root: Path, tmp_path: Path
) -> None:
    upstream = Repository.create(tmp_path, "many.git")
    for number in range(PAGE + 5):
        upstream.commit({"f": str(number)}, message=str(number))
    copy = WorkingCopy.clone(upstream.path, root / "copy")
    one = await page(reading)
    assert (len(one.commits), one.before is None) == (PAGE, False)
    copy.commit({"f": "later"}, "Later")
    other = await page(reading, before=one.before)
    subjects = [each.subject for each in (*one.commits, *other.commits)]
    assert subjects == [str(number) for number in reversed(range(PAGE + 5))]
    assert other.before is None
    file = await page(reading, "f", before=(await page(reading, "f")).before)
    assert [each.subject for each in file.commits] == ["5", "4", "3", "2", "1", "0"]


async def test_a_file_is_followed_to_its_former_names(reading: Reading, copy: WorkingCopy) -> None:
    copy.commit({"old": "line\n" * 9}, "Make it")
    copy.git("mv", "old", "new")
    copy.commit({}, "Rename it")
    copy.commit({"a.txt": "x"}, "Something else")
    assert [each.subject for each in (await page(reading, "new")).commits] == [
        "Rename it",
        "Make it",
    ]


async def test_there_is_no_history_before_the_first_commit(reading: Reading, root: Path) -> None:
    WorkingCopy.create(root / "copy")
    assert await page(reading) == CommitPage(commits=[], before=None)


@pytest.mark.parametrize("before", ["x", "--all", f"{'0' * 40}", f"{'0' * 40}--1"])
async def test_a_page_that_was_never_given_is_refused(
    reading: Reading, copy: WorkingCopy, before: str
) -> None:
    with pytest.raises(ImportRunError) as caught:
        await page(reading, before=before)
    assert caught.value.code == "invalid_request"


async def test_a_commit_names_its_files(reading: Reading, copy: WorkingCopy) -> None:
    copy.commit({"long": "line\n" * 9})
    copy.git("mv", "long", "renamed")
    commit = copy.commit({"a.txt": None, "new": "n"}, "Much")
    detail = await commit_detail(cast("Services", reading), "copy", commit[:10])
    assert detail.commit.id == commit
    assert not detail.commit.pushed
    assert [(each.path, each.status, each.origin) for each in detail.files] == [
        ("a.txt", "deleted", None),
        ("new", "added", None),
        ("renamed", "renamed", "long"),
    ]
    pushed = await commit_detail(cast("Services", reading), "copy", copy.git("rev-parse", "HEAD~2"))
    assert pushed.commit.pushed


async def test_a_commit_says_when_its_files_are_not_here(
    reading: Reading, upstream: Repository, root: Path
) -> None:
    upstream.git("config", "uploadpack.allowFilter", "true")
    partial = WorkingCopy.clone(f"file://{upstream.path}", root / "partial", "--filter=blob:none")
    detail = await commit_detail(cast("Services", reading), "partial", partial.head)
    assert detail.commit.needs_network
    assert [each.path for each in detail.files] == ["a.txt"]
    mine = partial.commit({"new": "n"})
    assert not (
        await commit_detail(cast("Services", reading), "partial", mine)
    ).commit.needs_network
    assert len((await page(reading, "a.txt", path="partial")).commits) == 2


async def test_a_commit_that_is_not_here_is_not_found(reading: Reading, copy: WorkingCopy) -> None:
    with pytest.raises(ImportRunError) as caught:
        await commit_detail(cast("Services", reading), "copy", "0" * 40)
    assert caught.value.code == "ref_not_found"
