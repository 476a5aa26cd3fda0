"""Which files come together: renames, modes, deletions, links, folders in the way of files."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.merging.trees import merge_trees
from jupyter_import_run.repository.opened import Repository
from tests.support.repositories import git

from .trees import File, Files, Trees

LINES = "".join(f"line {number}\n" for number in range(20))
MINE = LINES.replace("line 3\n", "line 3 of mine\n")
THEIRS = LINES.replace("line 12\n", "line 12 of theirs\n")
MERGED = THEIRS.replace("line 3\n", "line 3 of mine\n")
EMPTY = {"cells": [], "nbformat": 4, "nbformat_minor": 5}
LINK, MODULE = "120000", "160000"


def content(files: dict[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in files.items()}


async def test_what_only_one_side_changed_is_taken(trees: Trees) -> None:
    base = {"kept": "1", "mine": "1", "theirs": "1", "gone-m": "1", "gone-t": "1", "same": "1"}
    mine = {"kept": "1", "mine": "2", "theirs": "1", "gone-t": "1", "same": "3", "new-m": "1"}
    theirs = {"kept": "1", "mine": "1", "theirs": "2", "gone-m": "1", "same": "3", "new-t": "1"}
    merged = await trees.merge(base, mine, theirs)
    expected = {"kept": "1", "mine": "2", "theirs": "2", "same": "3", "new-m": "1", "new-t": "1"}
    assert content(trees.files(merged)) == expected


@pytest.mark.parametrize("side", ["mine", "theirs"])
async def test_an_edit_follows_a_rename_of_the_other_side(trees: Trees, side: str) -> None:
    moved = {"sub/new.txt": MINE if side == "mine" else THEIRS}
    edited = {"old.txt": THEIRS if side == "mine" else MINE}
    sides = (moved, edited) if side == "mine" else (edited, moved)
    merged = await trees.merge({"old.txt": LINES}, *sides)
    assert content(trees.files(merged)) == {"sub/new.txt": MERGED}


@pytest.mark.parametrize("side", ["mine", "theirs"])
async def test_an_edit_follows_a_file_that_was_only_moved(trees: Trees, side: str) -> None:
    moved, edited = {"new.txt": LINES}, {"old.txt": MINE}
    sides = (moved, edited) if side == "mine" else (edited, moved)
    merged = await trees.merge({"old.txt": LINES}, *sides)
    assert content(trees.files(merged)) == {"new.txt": MINE}


async def test_a_conflict_of_a_renamed_file_has_its_new_name_and_the_old_one(trees: Trees) -> None:
    clash = LINES.replace("line 3\n", "line 3 of theirs\n")
    sides: tuple[Files, ...] = ({"old.txt": LINES}, {"old.txt": MINE}, {"new.txt": clash})
    [conflict] = (await trees.merge(*sides)).conflicts
    assert (conflict.path, conflict.origin, conflict.kind) == ("new.txt", "old.txt", "text")
    merged = await trees.merge(*sides, {"new.txt": "mine"})
    assert content(trees.files(merged)) == {"new.txt": MINE}


async def test_a_file_that_both_renamed_alike_is_merged(trees: Trees) -> None:
    merged = await trees.merge({"old": LINES}, {"new": MINE}, {"new": THEIRS})
    assert content(trees.files(merged)) == {"new": MERGED}


async def test_a_file_that_both_renamed_differently_is_two_files(trees: Trees) -> None:
    merged = await trees.merge({"old": LINES}, {"m": MINE}, {"t": THEIRS})
    assert content(trees.files(merged)) == {"m": MINE, "t": THEIRS}


async def test_a_new_file_stays_in_the_folder_that_the_other_side_renamed(trees: Trees) -> None:
    base = {"old/a": LINES, "old/b": LINES[1:]}
    moved = {"new/a": LINES, "new/b": LINES[1:]}
    merged = await trees.merge(base, {**base, "old/c": "c"}, moved)
    assert content(trees.files(merged)) == {**moved, "old/c": "c"}


async def test_a_rename_onto_a_file_that_the_other_side_added_loses_neither(trees: Trees) -> None:
    sides: tuple[Files, ...] = (
        {"old": LINES}, {"old": MINE, "new": "mine\n"}, {"new": LINES},
    )  # fmt: skip
    conflicts = (await trees.merge(*sides)).conflicts
    assert {(each.path, each.kind) for each in conflicts} == {("new", "text"), ("old", "deleted")}
    merged = await trees.merge(*sides, {"new": "both", "old": "both"})
    expected = {"old": MINE, "new": "mine\n", "new_theirs": LINES}
    assert content(trees.files(merged)) == expected


@pytest.mark.parametrize("whose", ["mine", "theirs"])
async def test_what_git_does_not_track_makes_room_for_a_renamed_file(
    trees: Trees, whose: str
) -> None:
    mine = {"old.txt": MINE, "new.txt": "notes of mine\n"}
    both: dict[str, Any] = {"old.txt": "both", "new.txt": "both"}
    merged = await trees.merge(
        {"old.txt": LINES},
        mine,
        {"new.txt": THEIRS},
        both,
        untracked=["new.txt"] if whose == "mine" else [],
    )
    assert merged.copies == (f"new_{whose}.txt",)
    first, other = ("notes of mine\n", THEIRS) if whose == "theirs" else (THEIRS, mine["new.txt"])
    expected = {"old.txt": MINE, "new.txt": first, f"new_{whose}.txt": other}
    assert content(trees.files(merged)) == expected


@pytest.mark.parametrize("deleted_by", ["mine", "theirs"])
@pytest.mark.parametrize("choice", ["mine", "theirs", "both"])
async def test_a_file_that_one_side_removed_and_the_other_changed(
    trees: Trees, deleted_by: str, choice: str
) -> None:
    base, edited, removed = {"a": "1\n", "b": ""}, {"a": "2\n", "b": ""}, {"b": ""}
    sides = (base, removed, edited) if deleted_by == "mine" else (base, edited, removed)
    [conflict] = (await trees.merge(*sides)).conflicts
    assert (conflict.kind, conflict.deleted_by) == ("deleted", deleted_by)
    [part] = conflict.parts
    assert {part.mine, part.theirs} == {"", "2\n"}
    merged = await trees.merge(*sides, {"a": choice})
    assert ("a" in trees.files(merged)) == (choice != deleted_by)
    assert merged.copies == ()


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (File(b"1", "100755"), "2", ("100755", b"2")),
        ("2", File(b"1", "100755"), ("100755", b"2")),
        (File(b"1", "100755"), File(b"1", "100755"), ("100755", b"1")),
    ],
)
async def test_modes_are_merged_beside_contents(
    trees: Trees, mine: Any, theirs: Any, expected: tuple[str, bytes]
) -> None:
    merged = await trees.merge({"a": "1"}, {"a": mine}, {"a": theirs})
    [(mode, blob)] = trees.entries(merged).values()
    assert (mode, trees.content(blob)) == expected


async def test_a_mode_survives_a_merge_of_lines(trees: Trees) -> None:
    merged = await trees.merge({"a": LINES}, {"a": MINE}, {"a": File(THEIRS.encode())})
    [(mode, blob)] = trees.entries(merged).values()
    assert (mode, trees.content(blob).decode()) == ("100755", MERGED)


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        pytest.param(b"\0one", b"\0mine", b"\0theirs", id="zero bytes"),
        pytest.param(b"one", b"\xff mine", b"theirs", id="not UTF-8"),
        pytest.param(b"one", b"mine " * 1_200_000, b"theirs", id="large"),
        pytest.param(File(b"a", LINK), File(b"b", LINK), File(b"c", LINK), id="links"),
        pytest.param("a", File(b"b", LINK), "c", id="a file and a link"),
        pytest.param(
            File(b"1" * 40, MODULE), File(b"2" * 40, MODULE), File(b"3" * 40, MODULE), id="modules"
        ),
    ],
)
async def test_what_has_no_lines_is_chosen_as_a_whole(
    trees: Trees, base: Any, mine: Any, theirs: Any
) -> None:
    sides = [{"a.x": each, "b": "b"} for each in (base, mine, theirs)]
    [conflict] = (await trees.merge(*sides)).conflicts
    assert conflict.kind == "binary"
    entries = [
        trees.entries(await trees.merge(*sides, {"a.x": side})) for side in ("mine", "theirs")
    ]
    both = await trees.merge(*sides, {"a.x": "both"})
    assert trees.entries(both)["a.x"] == entries[0]["a.x"] != entries[1]["a.x"]
    if entries[0]["a.x"][0] == MODULE:
        assert both.copies == ()
    else:
        assert both.copies == ("a_theirs.x",)
        assert trees.entries(both)["a_theirs.x"] == entries[1]["a.x"]


async def test_a_file_without_parts_has_no_choices_for_parts(trees: Trees) -> None:
    sides = [{"a.bin": content} for content in (b"\0", b"\0m", b"\0t")]
    with pytest.raises(ImportRunError, match="does not fit"):
        await trees.merge(*sides, {"a.bin": {"file": "mine", "1234": "mine"}})


async def test_where_links_and_submodules_lead_is_shown(trees: Trees) -> None:
    sides = [
        {"link": File(b"to-" + side, LINK), "module": File(digit * 40, MODULE)}
        for side, digit in ((b"base", b"1"), (b"mine", b"2"), (b"theirs", b"3"))
    ]
    link, module = (await trees.merge(*sides)).conflicts
    assert (link.parts[0].mine, link.parts[0].theirs) == ("to-mine", "to-theirs")
    assert (module.parts[0].mine, module.parts[0].theirs) == ("2" * 40, "3" * 40)


async def test_a_folder_of_theirs_goes_beside_a_file_of_mine(trees: Trees) -> None:
    theirs = {"a/x": "x", "a/sub/y": "y"}
    merged = await trees.merge({}, {"a": "mine"}, theirs)
    assert merged.copies == ("a_theirs/sub/y", "a_theirs/x")
    expected = {"a": "mine", "a_theirs/x": "x", "a_theirs/sub/y": "y"}
    assert content(trees.files(merged)) == expected


async def test_a_file_of_theirs_goes_beside_a_folder_of_mine(trees: Trees) -> None:
    merged = await trees.merge({}, {"a.d/x": "x", "a_theirs.d": "taken"}, {"a.d": "theirs"})
    assert merged.copies == ("a_theirs_1.d",)
    expected = {"a.d/x": "x", "a_theirs.d": "taken", "a_theirs_1.d": "theirs"}
    assert content(trees.files(merged)) == expected


async def test_a_file_that_became_a_folder_makes_room_for_it(trees: Trees) -> None:
    merged = await trees.merge({"a": "1", "b": "1"}, {"a": "1", "b": "2"}, {"a/x": "x", "b": "1"})
    assert content(trees.files(merged)) == {"a/x": "x", "b": "2"}


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("mine", {"a": "2", "a_theirs/x": "x"}), ("theirs", {"a/x": "x"})],
)
async def test_a_changed_file_that_became_a_folder_is_asked_about(
    trees: Trees, choice: str, expected: dict[str, str]
) -> None:
    sides: tuple[Files, ...] = ({"a": "1"}, {"a": "2"}, {"a/x": "x"})
    [conflict] = (await trees.merge(*sides)).conflicts
    assert (conflict.path, conflict.kind) == ("a", "deleted")
    assert content(trees.files(await trees.merge(*sides, {"a": choice}))) == expected


async def test_a_copy_takes_no_name_that_is_on_disk(trees: Trees) -> None:
    (trees.folder / "a_theirs.bin").write_bytes(b"untracked")
    sides = [{"a.bin": content} for content in (b"\0", b"\0m", b"\0t")]
    merged = await trees.merge(*sides, {"a.bin": "both"})
    assert merged.copies == ("a_theirs_1.bin",)


@pytest.mark.parametrize(
    "name",
    [
        "ünï 🌍.txt",
        "new\nline.txt",
        "-rf",
        ":(top)x",
        "a\udcff\udcfe",
        'quo"te\\.txt',
        "*",
        "tab\t",
    ],
)
async def test_any_name_can_be_merged_and_copied(trees: Trees, name: str) -> None:
    clash = LINES.replace("line 3\n", "line 3 of theirs\n")
    sides = [{f"d/{name}": text} for text in (LINES, MINE, clash)]
    clean = await trees.merge(sides[0], sides[1], {f"d/{name}": THEIRS})
    assert content(trees.files(clean)) == {f"d/{name}": MERGED}
    [conflict] = (await trees.merge(*sides)).conflicts
    merged = await trees.merge(*sides, {conflict.path: "both"})
    assert content(
        {path: data for path, data in trees.files(merged).items() if path == f"d/{name}"}
    )
    [copy] = merged.copies
    assert trees.files(merged)[copy].decode() == clash


@pytest.mark.parametrize("name", ["new\nline", "b\udcffytes", 'quo"te'])
async def test_the_folder_of_the_repository_may_have_any_name(tmp_path: Path, name: str) -> None:
    trees = Trees(tmp_path / name)
    cells = [json.dumps({**EMPTY, "metadata": {each: 1}}) for each in ("base", "mine", "theirs")]
    sides = [{"a": a, "n.ipynb": n} for a, n in zip((LINES, MINE, THEIRS), cells, strict=True)]
    files = trees.files(await trees.merge(*sides))
    assert files["a"].decode() == MERGED
    assert json.loads(files["n.ipynb"])["metadata"] == {"mine": 1, "theirs": 1}


async def test_sides_that_are_equal_need_no_merge(trees: Trees) -> None:
    base, other = {"a": "1"}, {"a": "2"}
    for mine, theirs in ((base, other), (other, base), (other, other)):
        assert content(trees.files(await trees.merge(base, mine, theirs))) == {"a": "2"}


async def test_nothing_but_objects_changes_in_the_repository(trees: Trees) -> None:
    (trees.folder / "work.txt").write_text("not committed")
    trees.git("add", "work.txt")
    sides = [{"a.txt": text, "n.ipynb": "{}" + text} for text in ("1\n", "2\n", "3\n")]
    ids = [trees.tree(files) for files in sides]
    before = {
        path: path.read_bytes()
        for path in trees.folder.rglob("*")
        if path.is_file() and "objects" not in path.parts
    }
    await merge_trees(trees.opened, *ids)
    await merge_trees(trees.opened, *ids, {"a.txt": "both", "n.ipynb": "both"})
    after = {
        path: path.read_bytes()
        for path in trees.folder.rglob("*")
        if path.is_file() and "objects" not in path.parts
    }
    assert after == before
    trees.git("fsck", "--strict")


async def test_a_merge_among_two_thousand_files_is_fast(trees: Trees) -> None:
    base = {f"folder-{number % 40}/{number}.txt": f"{number}\n{LINES}" for number in range(2000)}
    mine = {path: text + "m\n" if path.endswith("7.txt") else text for path, text in base.items()}
    theirs = {path: text + "t\n" if path.endswith("8.txt") else text for path, text in base.items()}
    theirs = {path.replace("folder-5/", "moved/"): text for path, text in theirs.items()}
    ids = [trees.tree(files) for files in (base, mine, theirs)]
    begin = time.perf_counter()
    merged = await merge_trees(trees.opened, *ids)
    assert time.perf_counter() - begin < 10  # some 50 ms on a machine that has nothing else to do
    files = trees.entries(merged)
    assert len(files) == 2000
    assert {path for path in files if path.startswith("folder-5/")} == set()


@pytest.fixture
def partial_clone(trees: Trees, tmp_path: Path) -> Callable[..., Repository]:
    """A clone without blobs of three branches: what they have, and nothing of it."""

    def clone(**branches: Files) -> Repository:
        for name, files in branches.items():
            trees.git("branch", name, trees.commit(files))
        trees.git("config", "uploadpack.allowFilter", "true")
        folder = tmp_path / "partial"
        url = f"file://{trees.folder}"
        git("clone", "--quiet", "--no-checkout", "--filter=blob:none", "--branch=base", url, folder)
        return Repository(folder, folder / ".git", folder / ".git")

    return clone


async def merge_branches(repository: Repository) -> str | None:
    ids = [
        git("rev-parse", f"origin/{name}^{{tree}}", cwd=repository.folder)
        for name in ("base", "mine", "theirs")
    ]
    return (await merge_trees(repository, *ids)).tree


async def test_a_file_that_a_partial_clone_does_not_have_is_said_to_be_missing(
    partial_clone: Callable[..., Repository],
) -> None:
    repository = partial_clone(base={"a": LINES}, mine={"a": MINE}, theirs={"a": THEIRS})
    with pytest.raises(ImportRunError) as missing:
        await merge_branches(repository)
    assert missing.value.code == "network"


async def test_trees_of_a_partial_clone_merge_where_no_content_is_needed(
    partial_clone: Callable[..., Repository],
) -> None:
    repository = partial_clone(
        base={"a": LINES, "b": "1", "old": "1" + LINES},
        mine={"a": MINE, "b": "1", "old": MINE},
        theirs={"a": LINES, "b": "2", "new": "1" + LINES},
    )
    tree = await merge_branches(repository)
    listed = git("ls-tree", "--name-only", str(tree), cwd=repository.folder)
    assert listed.split() == ["a", "b", "new"]
