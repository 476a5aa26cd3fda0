"""Import by the name of a saved repository; where it is then, and whose it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.demo.git_server import GitServer
from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.presets.describe import describe_preset, list_presets
from jupyter_import_run.operations.presets.save import change_preset, save_preset
from jupyter_import_run.operations.repositories import list_repositories
from jupyter_import_run.presets.listing import Query
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.services import Services
from jupyter_import_run.wire.jobs import ImportRepository, ImportRepositoryResult
from jupyter_import_run.wire.presets import NewPresetRequest, PresetPatch
from jupyter_import_run.wire.repositories import RepositorySummary
from tests.support.counted_git import CountedGit
from tests.support.repositories import Repository, git
from tests.support.services import make_services, perform

Make = Callable[..., Services]


@pytest.fixture
def url(git_server: GitServer) -> str:
    remote = Repository.create(git_server.root, "course.git")
    remote.commit({"README.md": "one\n", "data/small.csv": "1\n", "big/one.bin": "x\n"})
    remote.commit({"dev.txt": "dev\n"}, branch="dev", start="main")
    return f"{git_server.url}/course.git"


@pytest.fixture
def make(root: Path, tmp_path: Path) -> Make:
    """``make(repositories=…)``: services over the same root and stores each time."""
    return lambda **settings: make_services(root, tmp_path / "data", **settings)


def given(url: str, **more: Any) -> tuple[SavedRepository, ...]:
    return (SavedRepository(name="given", url=url, locked=True, **more),)


async def connect(services: Services, preset: str, **more: Any) -> ImportRepositoryResult:
    result = await perform(services, ImportRepository(preset=preset, if_exists="reuse", **more))
    assert isinstance(result, ImportRepositoryResult)
    return result


async def error(services: Services, **request: Any) -> ImportRunError:
    with pytest.raises(ImportRunError) as caught:
        await perform(services, ImportRepository(**request))
    return caught.value


async def listed(services: Services) -> dict[str, RepositorySummary]:
    found = await list_repositories(services, hidden=True)
    return {each.path: each for each in found.repositories}


async def test_it_goes_to_its_folder_at_its_branch_and_is_found_there(
    make: Make, url: str, root: Path, counted_git: CountedGit
) -> None:
    services = make()
    new = NewPresetRequest(name="course", url=url, branch="dev", folder="courses/2026/intro")
    saved = await save_preset(services, new)
    assert (saved.path, saved.locked) == (None, False)
    result = await connect(services, "course")
    assert (result.path, result.branch) == ("courses/2026/intro", "dev")
    assert (root / "courses/2026/intro/dev.txt").exists()
    assert (await describe_preset(services, "course")).path == "courses/2026/intro"
    assert (await listed(services))["courses/2026/intro"].preset == "course"
    counted_git.started()
    [again] = (await list_presets(services, Query())).presets
    assert again.path == "courses/2026/intro"
    assert counted_git.started() == []
    reused = await connect(services, "course")
    assert (reused.path, reused.reused) == ("courses/2026/intro", True)


async def test_what_the_request_says_counts_more(make: Make, url: str) -> None:
    services = make(repositories=given(url, branch="dev", folder="a/b"))
    result = await connect(services, "given", ref="main", name="other")
    assert (result.path, result.branch) == ("other", "main")


@pytest.mark.parametrize(
    ("ref", "patterns", "files"),
    [
        (None, ("data",), {"README.md", "data"}),
        ("dev", ("/*", "!/big/"), {"README.md", "data", "dev.txt"}),
        ("<commit>", ("/data/",), {"README.md", "data"}),
    ],
)
async def test_only_what_its_patterns_name_is_checked_out(
    make: Make, url: str, root: Path, ref: str | None, patterns: tuple[str, ...], files: set[str]
) -> None:
    services = make(repositories=given(url, branch="dev", sparse=patterns, history="none"))
    if ref == "<commit>":
        ref = git("ls-remote", url, "refs/heads/main").partition("\t")[0]
    result = await connect(services, "given", ref=ref or "main")
    folder = root / result.path
    assert {each.name for each in folder.iterdir()} - {".git"} == files
    assert git("status", "--porcelain", cwd=folder) == ""
    assert git("rev-list", "--count", "HEAD", cwd=folder) == "1"
    assert "big/one.bin" in git("ls-files", cwd=folder)


async def test_a_sparse_clone_of_an_empty_repository_is_one(
    make: Make, git_server: GitServer
) -> None:
    Repository.create(git_server.root, "empty.git")
    services = make(repositories=given(f"{git_server.url}/empty.git", sparse=("data",)))
    assert (await connect(services, "given")).commit is None


async def test_folders_above_it_that_were_made_in_vain_are_gone_again(
    make: Make, url: str, root: Path
) -> None:
    (root / "kept").mkdir()
    services = make(repositories=given(f"{url}-not", folder="kept/a/b/c"))
    assert (await error(services, preset="given")).code in {"not_found", "auth_required"}
    assert list((root / "kept").iterdir()) == []


async def test_a_folder_of_another_origin_is_left_alone(make: Make, url: str, root: Path) -> None:
    git("init", "--quiet", root / "course")
    (root / "course" / "mine.txt").write_text("mine")
    services = make(repositories=given(url))
    refused = await error(services, preset="given", if_exists="reuse")
    assert (refused.code, refused.data["reason"]) == ("exists", "other_origin")
    assert (root / "course" / "mine.txt").read_text() == "mine"


async def test_one_of_two_must_be_given(make: Make, url: str) -> None:
    services = make(repositories=given(url))
    for request in ({}, {"url": url, "preset": "given"}):
        refused = await error(services, **request)
        assert refused.message == "Give a URL or the name of a saved repository."
    refused = await error(services, preset="nobody")
    assert (refused.code, refused.data["reason"]) == ("not_found", "no_preset")


async def test_what_was_written_into_the_file_by_hand_is_checked_before_it_is_used(
    make: Make, url: str, root: Path
) -> None:
    services = make()
    for saved in (
        SavedRepository(name="out", url=url, folder="../x"),
        SavedRepository(name="option", url=url, branch="-x"),
    ):
        services.presets.add(saved)
        assert (await error(services, preset=saved.name)).code == "invalid_request"
    assert list(root.iterdir()) == []


async def test_a_repository_within_another_is_no_change_of_it(
    make: Make, url: str, root: Path
) -> None:
    git("init", "--quiet", root)
    git("init", "--quiet", root / "outer")
    services = make(repositories=given(url))
    for folder, name in (("outer", "i*n"), ("", "top"), ("outer", "i*n")):
        await connect(services, "given", folder=folder, name=name)
    lines = (root / "outer" / ".git" / "info" / "exclude").read_text().splitlines()
    assert lines.count("/i\\*n/") == 1
    assert git("status", "--porcelain", cwd=root / "outer") == ""
    assert "top" not in git("status", "--porcelain", cwd=root)


async def test_whose_clone_it_is_goes_by_folder_then_branch(make: Make, url: str) -> None:
    services = make()
    for new in (
        NewPresetRequest(name="any", url=url),
        NewPresetRequest(name="dev", url=url, branch="dev"),
        NewPresetRequest(name="placed", url=url, folder="here"),
        NewPresetRequest(name="elsewhere", url=url, folder="nowhere"),
    ):
        await save_preset(services, new)
    await connect(services, "placed")
    await connect(services, "dev", name="there")
    await connect(services, "any", name="third", ref="main")
    found = await listed(services)
    assert {path: each.preset for path, each in found.items()} == {
        "here": "placed",
        "there": "dev",
        "third": "any",
    }
    places = {each.name: each.path for each in (await list_presets(services, Query())).presets}
    assert places == {"any": "third", "dev": "there", "placed": "here", "elsewhere": None}


async def test_one_that_the_administrator_takes_away_stays_and_says_so(
    make: Make, url: str
) -> None:
    await perform(make(), ImportRepository(url=url))
    await connect(make(repositories=given(url)), "given")  # it is here already
    [before] = (await listed(make(repositories=given(url)))).values()
    assert (before.preset, before.no_longer_offered, before.allowed) == ("given", False, True)
    [after] = (await listed(make())).values()
    assert (after.preset, after.no_longer_offered, after.allowed) == (None, True, True)
    other = given("https://github.com/o/r")
    locked = make(repositories=other, lock_down_to_repositories=True)
    [refused] = (await listed(locked)).values()
    assert (refused.no_longer_offered, refused.allowed) == (True, False)


async def test_a_patch_changes_only_what_is_given(make: Make, url: str) -> None:
    services = make()
    new = NewPresetRequest(name="a", url=url, branch="dev", sparse=["data"], description="text")
    before = await save_preset(services, new)
    after = await change_preset(services, "a", PresetPatch(branch=None, history="full"))
    assert (after.branch, after.history) == (None, "full")
    assert (after.url, after.sparse, after.description) == (url, ["data"], "text")
    assert after.created == before.created
    with pytest.raises(ImportRunError, match="A branch cannot have this name"):
        await change_preset(services, "a", PresetPatch(branch="a b"))
    with pytest.raises(ImportRunError, match="plain http") as caught:
        await change_preset(services, "a", PresetPatch(url="http://github.com/o/r"))
    assert caught.value.data["field"] == "url"
    assert await describe_preset(services, "a") == after
