"""What is discarded, and what stays though somebody asked."""

from __future__ import annotations

import pytest

from tests.operations.everyday import Everyday
from tests.support.working_copies import WorkingCopy


@pytest.mark.parametrize("path", ["../x", ".git/config", "a//b", "", "nest/.GIT/config"])
async def test_what_is_no_file_of_the_repository_is_refused(everyday: Everyday, path: str) -> None:
    everyday.copy.write({"a.txt": "edited\n"})
    error = await everyday.error("discard", files=["a.txt", path])
    assert error.code == "invalid_request"


@pytest.mark.parametrize("path", ["nest/", "nest", "folder/nest/"])
async def test_a_repository_within_stays_and_that_is_said(everyday: Everyday, path: str) -> None:
    everyday.copy.write({"a.txt": "edited\n"})
    for nest in ("nest", "folder/nest"):
        (everyday.copy.folder / nest).mkdir(parents=True)
        everyday.copy.git("init", "--quiet", nest)
        everyday.copy.write({f"{nest}/x.txt": "x\n"})
    result = await everyday.result("discard", files=["a.txt", path])
    assert result.left == [path.rstrip("/")]
    assert everyday.copy.files()["a.txt"] == b"a\n"
    assert everyday.copy.files()[f"{path.rstrip('/')}/x.txt"] == b"x\n"
    assert (await everyday.result("discard", files=[path])).snapshot is None


async def test_everything_goes_that_was_not_committed(everyday: Everyday) -> None:
    everyday.copy.write({"a.txt": "edited\n", "folder/new.txt": "new\n", "b.txt": None})
    result = await everyday.result("discard", files=None)
    assert everyday.copy.status() == []
    snapshot = await everyday.get(f"snapshots/{result.snapshot}")
    assert {file["path"] for file in snapshot["files"]} == {"a.txt", "b.txt", "folder/new.txt"}


async def test_a_folder_goes_but_for_the_repository_in_it(everyday: Everyday) -> None:
    everyday.copy.write({"folder/x.txt": "x\n", "folder/nest/y.txt": "y\n"})
    everyday.copy.git("init", "--quiet", "folder/nest")
    result = await everyday.result("discard", files=["folder/"])
    assert result.left == ["folder/nest"]
    assert result.snapshot is not None
    assert "folder/x.txt" not in everyday.copy.files()
    assert "folder/nest/y.txt" in everyday.copy.files()


async def test_a_submodule_in_the_place_of_a_file_stays_with_all_that_is_in_it(
    everyday: Everyday,
) -> None:
    everyday.copy.write({"a.txt": None, "b.txt": "edited\n"})
    inner = WorkingCopy.create(everyday.copy.folder / "a.txt", {"x.txt": "x\n"})
    inner.write({"y.txt": "never committed\n"})
    everyday.copy.git("add", "a.txt")
    result = await everyday.result("discard", files=None)
    assert result.left == ["a.txt"]
    assert inner.files() == {"x.txt": b"x\n", "y.txt": b"never committed\n"}
    assert everyday.copy.git("diff", "--cached", "--name-only") == ""
    assert everyday.copy.files()["b.txt"] == b"one\ntwo\nthree\n"
