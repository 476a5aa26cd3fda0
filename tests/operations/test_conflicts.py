"""Every kind of conflict with every choice, whatever operation meets it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.merging.notebooks.cells import code, notebook
from tests.merging.promises import written
from tests.merging.random_notebooks import to_bytes
from tests.operations.everyday import Everyday

TEXT = (
    "one\ntwo\nthree\nfour\nfive\n",
    "ONE\ntwo\nthree\nFOUR\nfive\n",
    "1\ntwo\nthree\n4\nfive\n",
)
NOTEBOOK = tuple(
    to_bytes(notebook(code("a", first, ran), code("m", "middle"), code("b", second, ran)))
    for first, second, ran in (
        ("a = 0", "b = 0", None),
        ("a = 1", "b = 1", "mine"),
        ("a = 2", "b = 2", "theirs"),
    )
)
NAMES = {"text": "x.txt", "notebook": "x.ipynb"}
SIDES: dict[str, tuple[Any, ...]] = {"text": TEXT, "notebook": NOTEBOOK}
KINDS = ["text", "notebook"]


def begin(everyday: Everyday, kind: str, *, is_committed: bool = True) -> str:
    """Both sides change the same two places; the name of the file."""
    begin_all(everyday, kind, is_committed=is_committed)
    return NAMES[kind]


def begin_all(everyday: Everyday, *kinds: str, is_committed: bool = True) -> None:
    """The same in a file of each of ``kinds``, or of every kind."""
    base, mine, theirs = (
        {NAMES[kind]: SIDES[kind][side] for kind in kinds or KINDS} for side in range(3)
    )
    everyday.copy.commit(base)
    everyday.copy.git("push", "--quiet")
    everyday.upstream.commit(theirs)
    if is_committed:
        everyday.copy.commit(mine, "Mine")
    else:
        everyday.copy.write(mine)


def read(everyday: Everyday, name: str) -> list[str]:
    """The lines of a text, the sources of a notebook."""
    content = everyday.copy.files()[name]
    if name.endswith(".ipynb"):
        return [source for _, source in written(json.loads(content))]
    return content.decode().splitlines()


def side_of(kind: str, choice: str) -> bytes:
    """The whole file as the side that a choice takes has it; where it is both, as mine has."""
    side = SIDES[kind][2 if choice == "theirs" else 1]
    return side.encode() if isinstance(side, str) else bytes(side)


async def conflict_of(
    everyday: Everyday, kind: str, operation: str = "pull", **request: Any
) -> Any:
    """What is asked; nothing has changed."""
    error = await everyday.error(operation, **request)
    assert error.code == "conflict"
    [conflict] = error.data["conflicts"]
    assert (conflict["path"], conflict["kind"]) == (NAMES[kind], kind)
    return conflict


@pytest.mark.parametrize("is_committed", [True, False], ids=["committed", "edited"])
@pytest.mark.parametrize("choice", ["mine", "theirs", "both"])
async def test_one_choice_for_the_whole_file(
    everyday: Everyday, choice: str, is_committed: bool
) -> None:
    begin_all(everyday, is_committed=is_committed)
    error = await everyday.error("pull")
    asked = {(conflict["path"], conflict["kind"]) for conflict in error.data["conflicts"]}
    assert asked == {(name, kind) for kind, name in NAMES.items()}
    result = await everyday.result("pull", resolutions=dict.fromkeys(NAMES.values(), choice))
    files = everyday.copy.files()
    assert {kind: files[name] for kind, name in NAMES.items()} == {
        kind: side_of(kind, choice) for kind in KINDS
    }
    beside = [content for path, content in files.items() if "theirs" in path]
    theirs = [side_of(kind, "theirs") for kind in KINDS]
    assert sorted(beside) == (sorted(theirs) if choice == "both" else [])
    assert everyday.copy.git("merge-base", "HEAD", "origin/main") == everyday.upstream.rev_parse()
    if not is_committed:
        assert result.snapshot is not None


@pytest.mark.parametrize("choice", ["mine", "theirs", "both"])
async def test_one_choice_for_all_files(everyday: Everyday, choice: str) -> None:
    begin_all(everyday)
    await everyday.result("pull", on_conflict=choice)
    files = everyday.copy.files()
    assert {kind: files[name] for kind, name in NAMES.items()} == {
        kind: side_of(kind, choice) for kind in KINDS
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("text", ["ONE", "two", "three", "FOUR", "4", "five"]),
        ("notebook", ["a = 1", "middle", "b = 1", "b = 2"]),
    ],
)
async def test_a_choice_for_each_part(everyday: Everyday, kind: str, expected: list[str]) -> None:
    name = begin(everyday, kind)
    first, second = (await conflict_of(everyday, kind))["parts"]
    half = await conflict_of(everyday, kind, resolutions={name: {first["id"]: "mine"}})
    assert second["id"] in [part["id"] for part in half["parts"]]
    await everyday.result("pull", resolutions={name: {first["id"]: "mine", second["id"]: "both"}})
    assert read(everyday, name) == expected
    assert everyday.copy.status() == []


async def test_outputs_stay_under_the_source_that_made_them(everyday: Everyday) -> None:
    name = begin(everyday, "notebook")
    first, second = (await conflict_of(everyday, "notebook"))["parts"]
    await everyday.result("pull", resolutions={name: {first["id"]: "mine", second["id"]: "theirs"}})
    cells = json.loads(everyday.copy.files()[name])["cells"]
    mine, theirs = (json.loads(side)["cells"] for side in NOTEBOOK[1:])
    assert cells[0]["outputs"] == mine[0]["outputs"]
    assert cells[2]["outputs"] == theirs[2]["outputs"]


@pytest.mark.parametrize("kind", KINDS)
async def test_who_cancels_has_everything_as_it_was(everyday: Everyday, kind: str) -> None:
    """What is asked about has not begun: there is nothing to take back, and no snapshot."""
    begin(everyday, kind, is_committed=False)
    everyday.copy.write({"untracked.txt": "mine\n"})
    everyday.copy.git("add", NAMES[kind])
    await conflict_of(everyday, kind)
    assert (await everyday.get("snapshots", path="copy"))["snapshots"] == []
    assert everyday.copy.status() == [f"M  {NAMES[kind]}", "?? untracked.txt"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_merge_of_another_branch_asks_alike(everyday: Everyday, kind: str) -> None:
    name = begin(everyday, kind)
    everyday.upstream.branch("other")
    await everyday.result("fetch")
    first, second = (await conflict_of(everyday, kind, "merge_branch", branch="other"))["parts"]
    chosen = {name: {first["id"]: "theirs", second["id"]: "mine"}}
    await everyday.result("merge_branch", branch="other", resolutions=chosen)
    ends = {"text": ["1", "FOUR"], "notebook": ["a = 2", "b = 1"]}[kind]
    assert [line for line in read(everyday, name) if line in ends] == ends


@pytest.mark.parametrize("kind", KINDS)
async def test_a_switch_that_brings_changes_asks_alike(everyday: Everyday, kind: str) -> None:
    name = begin(everyday, kind, is_committed=False)
    everyday.upstream.branch("other")
    request = {"branch": "other", "changes": "bring"}
    await everyday.result("fetch")
    first, second = (await conflict_of(everyday, kind, "switch_branch", **request))["parts"]
    chosen = {name: {first["id"]: "theirs", second["id"]: "mine"}}
    await everyday.result("switch_branch", **request, resolutions=chosen)
    ends = {"text": ["1", "FOUR"], "notebook": ["a = 2", "b = 1"]}[kind]
    assert [line for line in read(everyday, name) if line in ends] == ends
    assert everyday.copy.status() == [f" M {name}"]


@pytest.mark.parametrize("choice", ["mine", "theirs", "both"])
async def test_a_file_that_is_no_text_is_chosen_as_a_whole(everyday: Everyday, choice: str) -> None:
    everyday.copy.commit({"x.png": b"\0base"}, "Base")
    everyday.copy.git("push", "--quiet")
    everyday.copy.commit({"x.png": b"\0mine"}, "Mine")
    everyday.upstream.commit({"x.png": b"\0theirs"})
    [conflict] = (await everyday.error("pull")).data["conflicts"]
    assert conflict["kind"] == "binary"
    await everyday.result("pull", resolutions={"x.png": choice})
    files = everyday.copy.files()
    assert files["x.png"] == (b"\0theirs" if choice == "theirs" else b"\0mine")
    assert (b"\0theirs" in files.values()) == (choice != "mine")


@pytest.mark.parametrize("choice", ["mine", "theirs", "both"])
async def test_a_file_that_one_side_deleted(everyday: Everyday, choice: str) -> None:
    everyday.copy.commit({"a.txt": None, "b.txt": "of mine\n"}, "Mine")
    everyday.upstream.commit({"a.txt": "of theirs\n", "b.txt": None})
    conflicts = (await everyday.error("pull")).data["conflicts"]
    asked = {each["path"]: (each["kind"], each["deleted_by"]) for each in conflicts}
    assert asked == {"a.txt": ("deleted", "mine"), "b.txt": ("deleted", "theirs")}
    await everyday.result("pull", resolutions={"a.txt": choice, "b.txt": choice})
    present = everyday.copy.files().values()
    assert (b"of theirs\n" in present) == (choice != "mine")
    assert (b"of mine\n" in present) == (choice != "theirs")
