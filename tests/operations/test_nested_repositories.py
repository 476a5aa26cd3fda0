"""Repositories that somebody made within this one, where others have files."""

from __future__ import annotations

import shutil

import pytest

from tests.operations.everyday import Everyday
from tests.support.working_copies import WorkingCopy

INNER = {"x.txt": "edited\n", "mine.txt": "new\n"}


@pytest.fixture
def nested(everyday: Everyday) -> Everyday:
    """``nest`` is a repository of its own, with a commit and an edit."""
    WorkingCopy.create(everyday.copy.folder / "nest", {"x.txt": "mine\n"})
    everyday.copy.write({f"nest/{name}": content for name, content in INNER.items()})
    everyday.copy.write({"a.txt": "edited\n"})
    return everyday


def assert_nest_is_as_it_was(everyday: Everyday) -> None:
    files = everyday.copy.files()
    assert {name: files[f"nest/{name}"].decode() for name in INNER} == INNER
    assert sorted(path.name for path in (everyday.copy.folder / "nest").iterdir()) == [
        ".git",
        "mine.txt",
        "x.txt",
    ]
    assert everyday.copy.git("-C", "nest", "log", "--format=%s") == "First"


@pytest.mark.parametrize("choice", ["ask", "both", "theirs"])
async def test_what_others_have_in_its_place_lies_beside_it(nested: Everyday, choice: str) -> None:
    names = ["new.txt", "x.txt"]
    nested.upstream.commit(
        {**{f"nest/{name}": f"their {name}\n" for name in names}, "c.txt": "C\n"}
    )
    result = await nested.result("pull", on_conflict=choice)
    assert sorted(result.copies) == [f"nest_theirs/{name}" for name in names]
    assert_nest_is_as_it_was(nested)
    files = nested.copy.files()
    assert [files[f"nest_theirs/{name}"] for name in names] == [
        f"their {name}\n".encode() for name in names
    ]
    assert files["c.txt"] == b"C\n"
    assert files["a.txt"] == b"edited\n"
    shown = [line for line in nested.copy.status() if not line.startswith("??")]
    assert shown == [" M a.txt"]


async def test_a_file_that_others_have_instead_lies_beside_it(nested: Everyday) -> None:
    nested.upstream.commit({"nest": "a file\n"})
    error = await nested.error("pull", on_conflict="theirs")
    assert (error.code, error.data["reason"]) == ("local_changes", "nested_in_the_way")
    assert error.data["path"] == "nest"
    result = await nested.result("pull", on_conflict="both")
    assert result.copies == ["nest_theirs"]
    assert_nest_is_as_it_was(nested)


async def test_what_others_do_there_later_neither_disturbs_it_nor_is_lost(
    nested: Everyday,
) -> None:
    nested.upstream.commit({"nest/x.txt": "theirs\n", "nest/new.txt": "theirs\n"})
    first = await nested.result("pull")
    nested.upstream.commit({"nest/x.txt": "theirs again\n", "nest/new.txt": None, "nest/y": "y\n"})
    await nested.result("pull")
    assert_nest_is_as_it_was(nested)
    assert [line for line in nested.copy.status() if not line.startswith("??")] == [" M a.txt"]
    await nested.result("commit_push", message="Mine", files=["a.txt"])
    assert nested.upstream.git("show", "main:nest/x.txt") == "theirs again"
    await nested.result("restore", snapshot=first.snapshot)
    assert_nest_is_as_it_was(nested)


async def test_their_files_are_missed_once_it_is_gone(nested: Everyday) -> None:
    nested.upstream.commit({"nest/x.txt": "theirs\n"})
    await nested.result("pull")
    shutil.rmtree(nested.copy.folder / "nest")
    nested.upstream.commit({"c.txt": "C\n"})
    await nested.result("pull")
    assert " D nest/x.txt" in nested.copy.status()
    await nested.result("discard", files=["nest/x.txt"])
    assert nested.copy.files()["nest/x.txt"] == b"theirs\n"


@pytest.mark.parametrize("changes", ["leave", "discard"])
async def test_it_cannot_be_left_behind(nested: Everyday, changes: str) -> None:
    nested.upstream.commit({"nest/x.txt": "theirs\n"}, branch="dev", start="main")
    nested.copy.git("fetch", "--quiet")
    asked = await nested.error("switch_branch", branch="dev")
    assert (asked.code, asked.data["untracked"]) == ("local_changes", ["nest/"])
    error = await nested.error("switch_branch", branch="dev", changes=changes)
    assert (error.code, error.data["reason"]) == ("local_changes", "nested_in_the_way")
    assert (await nested.result("switch_branch", branch="dev", changes="bring")).copies
    assert_nest_is_as_it_was(nested)
