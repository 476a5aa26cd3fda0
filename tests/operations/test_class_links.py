"""A link that a class clicks again and again, while its teacher goes on working.

The cases in which the tool that classes use today fails; ``docs/compared.md`` has them all.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from tests.operations.everyday import Everyday
from tests.support.jobs import Fetch, fetch_job
from tests.support.repositories import Repository, git
from tests.support.working_copies import WorkingCopy


class Student(Everyday):
    """Who came by a link: an import of the smallest kind, in place of a clone of git's own."""

    path = "course"

    def __init__(self, fetch: Fetch, root: Path, git_server: GitServer) -> None:
        self.fetch = fetch
        self.folder = root / self.path
        self.upstream = Repository.create(git_server.root, "team/course.git")
        self.upstream.commit({"week1.txt": "one\n", "data.csv": "1\n"})
        self.upstream.commit({"week1.txt": "ONE\n"})
        self.url = f"{git_server.url}/team/course.git"
        git("config", "--global", "user.name", "Ada")
        git("config", "--global", "user.email", "ada@example.org")

    async def click(self, url: str | None = None, **request: Any) -> Any:
        """Follow the link; what is there already is used again."""
        job = await fetch_job(
            self.fetch,
            {
                "kind": "import_repository",
                "url": url or self.url,
                "name": self.path,
                "history": "none",
                "if_exists": "reuse",
                **request,
            },
        )
        if job.state == "succeeded":
            self.copy = WorkingCopy(self.folder)
        return job


@pytest.fixture
def student(jp_fetch: Fetch, jp_root_dir: Path, git_server: GitServer) -> Student:
    return Student(jp_fetch, jp_root_dir, git_server)


async def test_the_teacher_rewrites_history(student: Student) -> None:
    await student.click()
    student.copy.write({"week1.txt": "my answer\n", "mine.txt": "mine\n"})
    student.upstream.commit({"week1.txt": "ONE\n", "week2.txt": "two\n"}, branch="again")
    student.upstream.git("update-ref", "refs/heads/main", "again")
    result = await student.result("pull")
    assert result.rewritten
    files = student.copy.files()
    assert (files["week1.txt"], files["mine.txt"]) == (b"my answer\n", b"mine\n")
    assert files["week2.txt"] == b"two\n"
    assert student.copy.head == student.upstream.rev_parse()


async def test_the_student_committed_before_the_teacher_rewrote_history(student: Student) -> None:
    await student.click()
    student.copy.commit({"mine.txt": "mine\n"}, "Mine")
    first = student.upstream.rev_parse("main~1")
    student.upstream.commit({"week1.txt": "One\n"}, start=first)
    await student.result("pull")
    assert student.copy.git("log", "-1", "--format=%s") == "Mine"
    assert student.copy.git("rev-parse", "HEAD~1") == student.upstream.rev_parse()
    assert student.copy.files()["week1.txt"] == b"One\n"


@pytest.mark.parametrize("kind", ["branch", "tag", "commit"])
async def test_a_second_link_names_another_version(student: Student, kind: str) -> None:
    """The link says that it is another one and touches nothing; a switch goes there, twice."""
    await student.click()
    commit = student.upstream.commit({"week2.txt": "two\n"}, branch="week2", start="main")
    student.upstream.tag("v2", at="week2")
    wanted = {"branch": "week2", "tag": "v2", "commit": commit}[kind]
    student.copy.write({"mine.txt": "mine\n"})
    for _ in range(2):
        reused = (await student.click(ref=wanted)).result
        assert [warning.code for warning in reused.warnings] == ["other_version"]
        await student.result("switch_branch", branch=wanted)
        assert student.copy.head == commit
        assert student.copy.files()["mine.txt"] == b"mine\n"
        assert (await student.click(ref=wanted)).result.warnings == []
        await student.result("switch_branch", branch="main")


@pytest.mark.parametrize("kind", ["tag", "commit"])
async def test_the_same_link_to_a_tag_or_a_commit_works_again_and_again(
    student: Student, kind: str
) -> None:
    student.upstream.tag("v1")
    wanted = {"tag": "v1", "commit": student.upstream.rev_parse()}[kind]
    for _ in range(3):
        job = await student.click(ref=wanted)
        assert job.state == "succeeded", job.error
        assert job.result.warnings == []
        student.upstream.commit({"week2.txt": "more\n"})
    assert student.copy.files()["week1.txt"] == b"ONE\n"


async def test_a_link_to_a_repository_of_the_same_name_of_somebody_else(
    student: Student, git_server: GitServer
) -> None:
    await student.click()
    Repository.create(git_server.root, "other/course.git").commit({"other.txt": "other\n"})
    job = await student.click(f"{git_server.url}/other/course.git")
    assert (job.error.code, job.error.data["reason"]) == ("exists", "other_origin")
    assert set(student.copy.files()) == {"week1.txt", "data.csv"}
    beside = await student.click(f"{git_server.url}/other/course.git", if_exists="rename")
    assert beside.result.path == "course_1"


async def test_the_teacher_renames_a_file_onto_one_of_the_students(student: Student) -> None:
    await student.click()
    student.copy.write({"results.csv": "mine\n"})
    student.upstream.commit({"data.csv": None, "results.csv": "1\n"})
    error = await student.error("pull")
    assert [conflict["path"] for conflict in error.data["conflicts"]] == ["results.csv"]
    result = await student.result("pull", resolutions={"results.csv": "both"})
    files = student.copy.files()
    assert files["results.csv"] == b"mine\n"
    assert [files[beside] for beside in result.copies] == [b"1\n"]


async def test_the_teacher_renames_a_file_that_the_student_has_edited(student: Student) -> None:
    await student.click()
    student.copy.write({"week1.txt": "ONE\nmy answer\n"})
    student.upstream.commit({"week1.txt": None, "answers/week1.txt": "ONE\n"})
    await student.result("pull")
    files = student.copy.files()
    assert files["answers/week1.txt"] == b"ONE\nmy answer\n"
    assert "week1.txt" not in files


async def test_both_have_a_file_of_a_name_that_is_not_ascii(student: Student) -> None:
    names = ["Übung 1.txt", "演習.txt", "e\u0301tude.txt"]
    await student.click()
    student.copy.write(dict.fromkeys(names, "mine\n"))
    student.upstream.commit(dict.fromkeys(names, "theirs\n"))
    error = await student.error("pull")
    assert {conflict["path"] for conflict in error.data["conflicts"]} == {*names}
    await student.result("pull", resolutions=dict.fromkeys(names, "mine"))
    files = student.copy.files()
    assert {name: files[name] for name in names} == dict.fromkeys(names, b"mine\n")
    assert student.copy.head == student.upstream.rev_parse()


async def test_a_link_does_not_lead_out_of_the_root(student: Student, jp_root_dir: Path) -> None:
    outside = {place.name for place in jp_root_dir.parent.iterdir()}
    folders = ("../..", "..", "a/../../..", "/tmp", "~")
    for request in ({part: folder} for folder in folders for part in ("folder", "name")):
        job = await student.click(**request)
        if job.state == "succeeded":  # "~" is a name like any other
            assert jp_root_dir in (jp_root_dir / job.result.path).resolve().parents
        else:
            assert job.error.code in {"invalid_request", "forbidden", "not_found"}
    assert {place.name for place in jp_root_dir.parent.iterdir()} == outside
