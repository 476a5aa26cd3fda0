"""Notebooks among the files of a merge."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_import_run.errors import ImportRunError

from .notebooks.cells import code, notebook, words
from .promises import written
from .random_notebooks import to_bytes
from .trees import Trees

A, B = code("a", "a = 1"), code("b", "b = 1")
BASE = to_bytes(notebook(A, B))
MINE = to_bytes(notebook(code("a", "a = 'm'"), B, words("m", "mine")))
THEIRS = to_bytes(notebook(A, code("b", "b = 't'", "theirs")))
CLASH = to_bytes(notebook(code("a", "a = 't'"), code("b", "b = 't'")))


def sources(content: bytes) -> list[str]:
    return [source for _, source in written(json.loads(content))]


async def test_notebooks_are_merged_by_cells_and_follow_renames(trees: Trees) -> None:
    base = {"one.ipynb": BASE, "old.ipynb": BASE, "note.txt": "1"}
    mine = {"one.ipynb": MINE, "old.ipynb": MINE, "note.txt": "1"}
    theirs = {"one.ipynb": THEIRS, "New.IPYNB": THEIRS, "note.txt": "2"}
    files = trees.files(await trees.merge(base, mine, theirs))
    assert set(files) == {"one.ipynb", "New.IPYNB", "note.txt"}
    assert sources(files["one.ipynb"]) == ["a = 'm'", "b = 't'", "mine"]
    assert files["New.IPYNB"] == files["one.ipynb"]


async def test_edits_that_git_would_merge_line_by_line_are_merged_by_cells_too(
    trees: Trees,
) -> None:
    ran = [code(each, f"{each} = 1", "mine") for each in ("a", "b")]
    base, mine = to_bytes(notebook(A, B)), to_bytes(notebook(*ran))
    theirs = to_bytes(notebook(code("a", "a = 2"), B))
    merged = await trees.merge({"n.ipynb": base}, {"n.ipynb": mine}, {"n.ipynb": theirs})
    [first, second] = json.loads(trees.files(merged)["n.ipynb"])["cells"]
    assert (first["outputs"], second["outputs"]) == ([], ran[1]["outputs"])


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("mine", ["a = 'm'", "b = 't'", "mine"]),
        ("theirs", ["a = 't'", "b = 't'", "mine"]),
        ("both", ["a = 'm'", "a = 't'", "b = 't'", "mine"]),
    ],
)
async def test_a_choice_for_a_cell_keeps_what_did_not_clash(
    trees: Trees, choice: Any, expected: list[str]
) -> None:
    sides = [{"n.ipynb": content} for content in (BASE, MINE, CLASH)]
    [conflict] = (await trees.merge(*sides)).conflicts
    assert (conflict.path, conflict.kind) == ("n.ipynb", "notebook")
    chosen = {"n.ipynb": {conflict.parts[0].id: choice}}
    merged = await trees.merge(*sides, chosen)
    assert sources(trees.files(merged)["n.ipynb"]) == expected


@pytest.mark.parametrize(
    ("choice", "files"),
    [
        ("mine", {"n.ipynb": MINE}),
        ("theirs", {"n.ipynb": CLASH}),
        ("both", {"n.ipynb": MINE, "n_theirs.ipynb": CLASH}),
    ],
)
async def test_a_choice_for_a_notebook_takes_it_as_it_is(
    trees: Trees, choice: Any, files: dict[str, bytes]
) -> None:
    sides = [{"n.ipynb": content} for content in (BASE, MINE, CLASH)]
    merged = await trees.merge(*sides, {"n.ipynb": choice})
    assert trees.files(merged) == files


@pytest.mark.parametrize("resolution", ["both", {"file": "both"}])
async def test_notebooks_that_cannot_be_merged_are_chosen_between(
    trees: Trees, resolution: Any
) -> None:
    other = to_bytes(notebook(words("x", "# Another notebook")))
    sides: list[dict[str, bytes]] = [{}, {"n.ipynb": BASE}, {"n.ipynb": other}]
    [conflict] = (await trees.merge(*sides)).conflicts
    assert (conflict.kind, [part.id for part in conflict.parts]) == ("notebook", ["file"])
    merged = await trees.merge(*sides, {"n.ipynb": resolution})
    assert trees.files(merged) == {"n.ipynb": BASE, "n_theirs.ipynb": other}


async def test_a_pointer_to_a_large_file_is_not_merged_by_lines(trees: Trees) -> None:
    head = "version https://git-lfs.github.com/spec/v1\n"
    sides = [{"n.ipynb": f"{head}oid sha256:{n}\nsize {n}\n"} for n in (1, 2, 3)]
    [conflict] = (await trees.merge(*sides)).conflicts
    assert (conflict.kind, conflict.parts[0].id) == ("text", "file")
    assert "oid sha256:3" in conflict.parts[0].theirs


async def test_choices_for_cells_that_are_not_in_conflict_are_refused(trees: Trees) -> None:
    sides = [{"n.ipynb": content} for content in (BASE, MINE, CLASH)]
    for chosen in ({"nope": "mine"}, {"file": "mine", "nope": "mine"}):
        with pytest.raises(ImportRunError) as refused:
            await trees.merge(*sides, {"n.ipynb": chosen})
        assert refused.value.code == "invalid_request"
    clean = [{"n.ipynb": content} for content in (BASE, MINE, THEIRS)]
    for resolution in ("mine", {"file": "mine"}):
        with pytest.raises(ImportRunError, match="not in conflict"):
            await trees.merge(*clean, {"n.ipynb": resolution})


RAN = to_bytes(notebook(code("a", "a = 1", "mine"), code("b", "b = 1", "mine")))


async def test_outputs_that_are_not_committed_stay_where_theirs_changed_another_cell(
    trees: Trees,
) -> None:
    raw = {"n.ipynb": trees.blob(RAN)}
    sides = [{"n.ipynb": content} for content in (BASE, BASE, THEIRS)]
    merged = await trees.merge(*sides, mine_bytes=raw)
    cells = json.loads(trees.files(merged)["n.ipynb"])["cells"]
    assert [json.loads(each["outputs"][0]["data"]["text/plain"])[1] for each in cells] == [
        "mine", "theirs",
    ]  # fmt: skip


async def test_raw_bytes_are_not_used_where_nothing_has_to_be_merged(trees: Trees) -> None:
    raw = {"n.ipynb": trees.blob(RAN), "a.txt": trees.blob(b"raw\r\n")}
    base = {"n.ipynb": BASE, "a.txt": "1\n2\n3\n4\n"}
    unchanged = await trees.merge(base, base, {**base, "new": "1"}, mine_bytes=raw)
    assert trees.files(unchanged)["n.ipynb"] == BASE
    theirs = {**base, "a.txt": "1\n2\n3\nt\n"}
    text = await trees.merge(base, {**base, "a.txt": "m\n2\n3\n4\n"}, theirs, mine_bytes=raw)
    assert trees.files(text) == {"n.ipynb": BASE, "a.txt": b"m\n2\n3\nt\n"}


async def test_raw_bytes_follow_a_rename_and_end_with_a_deletion(trees: Trees) -> None:
    raw = {"n.ipynb": trees.blob(RAN)}
    base = {"n.ipynb": BASE, "a": "1"}
    renamed = await trees.merge(base, base, {"new.ipynb": BASE, "a": "1"}, mine_bytes=raw)
    assert trees.files(renamed) == {"new.ipynb": RAN, "a": b"1"}
    deleted = await trees.merge(base, base, {"a": "1"}, mine_bytes=raw)
    assert trees.files(deleted) == {"a": b"1"}


async def test_a_notebook_that_one_side_removed_and_the_other_only_opened_is_gone(
    trees: Trees,
) -> None:
    opened = json.loads(BASE)
    opened["metadata"]["language_info"] = {"name": "python", "version": "3.13.1"}
    only_opened = json.dumps(opened, indent=1) + "\n"
    for mine, theirs in (({"n.ipynb": only_opened}, {}), ({}, {"n.ipynb": only_opened})):
        merged = await trees.merge({"n.ipynb": BASE}, {**mine, "a": "a"}, {**theirs, "b": "b"})
        assert trees.files(merged).keys() == {"a", "b"}


async def test_a_notebook_that_theirs_removed_and_mine_changed_is_asked_about(
    trees: Trees,
) -> None:
    [conflict] = (await trees.merge({"n.ipynb": BASE}, {"n.ipynb": MINE}, {})).conflicts
    assert (conflict.kind, conflict.deleted_by) == ("deleted", "theirs")
