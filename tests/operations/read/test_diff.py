"""What became of one file."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, cast

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.read import diff as module
from jupyter_import_run.operations.read.diff import diff
from jupyter_import_run.services import Services
from jupyter_import_run.wire.history import FileDiff
from tests.operations.read.conftest import Reading
from tests.support.repositories import Repository
from tests.support.working_copies import WorkingCopy


def notebook(*sources: str, output: str = "") -> str:
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "metadata": {},
            "source": source,
            "execution_count": None,
            "outputs": [{"output_type": "stream", "name": "stdout", "text": output}],
        }
        for number, source in enumerate(sources)
    ]
    return json.dumps(
        {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1
    )


async def ask(
    reading: Reading, file: str, commit: str | None = None, path: str = "copy"
) -> FileDiff:
    return await diff(cast("Services", reading), path, file, commit)


def lines(found: FileDiff) -> list[str]:
    marks = {"same": " ", "removed": "-", "added": "+"}
    return [marks[line.kind] + line.text for hunk in found.hunks for line in hunk.lines]


async def test_a_changed_text_is_shown_by_lines(reading: Reading, copy: WorkingCopy) -> None:
    copy.write({"a.txt": "changed\n"})
    found = await ask(reading, "a.txt")
    assert (found.kind, lines(found)) == ("text", ["-A", "+changed"])
    assert (found.old_size, found.new_size) == (2, 8)


async def test_it_is_the_whole_change_also_when_some_is_staged(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.write({"a.txt": "A\nstaged\n"})
    copy.git("add", "a.txt")
    copy.write({"a.txt": "A\nstaged\nand more\n"})
    assert lines(await ask(reading, "a.txt")) == [" A", "+staged", "+and more"]


async def test_new_files_are_all_added(reading: Reading, copy: WorkingCopy) -> None:
    copy.write({"untracked": "a\nb", "staged": "c\n", "empty": ""})
    copy.git("add", "staged")
    for name, expected in {"untracked": ["+a", "+b"], "staged": ["+c"], "empty": []}.items():
        found = await ask(reading, name)
        assert (found.old_size, lines(found)) == (None, expected)


async def test_a_deleted_file_is_all_removed(reading: Reading, copy: WorkingCopy) -> None:
    copy.write({"a.txt": None})
    found = await ask(reading, "a.txt")
    assert (lines(found), found.new_size) == (["-A"], None)


async def test_a_renamed_file_is_compared_with_what_it_was(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.commit({"long": "line\n" * 20})
    copy.git("mv", "long", "renamed")
    copy.write({"renamed": "line\n" * 19 + "other\n"})
    found = await ask(reading, "renamed")
    assert found.origin == "long"
    assert [line for line in lines(found) if line[0] != " "] == ["-line", "+other"]
    head = copy.commit({}, "Rename")
    assert (await ask(reading, "renamed", head)).origin == "long"


async def test_a_file_before_the_first_commit_is_new(reading: Reading, root: Path) -> None:
    copy = WorkingCopy.create(root / "new")
    copy.write({"a": "a\n"})
    copy.git("add", "a")
    assert lines(await ask(reading, "a", path="new")) == ["+a"]
    first = copy.commit({}, "First")
    assert lines(await ask(reading, "a", first, path="new")) == ["+a"]


async def test_a_merge_is_compared_with_its_first_parent(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.git("switch", "--quiet", "--create", "other")
    copy.commit({"theirs": "t\n"})
    copy.git("switch", "--quiet", "main")
    copy.commit({"mine": "m\n"})
    copy.git("merge", "--quiet", "--no-edit", "other")
    assert lines(await ask(reading, "theirs", copy.head)) == ["+t"]
    with pytest.raises(ImportRunError) as caught:
        await ask(reading, "mine", copy.head)
    assert caught.value.code == "not_found"


async def test_anything_else_has_only_sizes(reading: Reading, copy: WorkingCopy) -> None:
    copy.commit({"data": b"\0\1\2"})
    copy.write({"data": b"\0\1\2\3", "new": b"\0"})
    changed, new = await ask(reading, "data"), await ask(reading, "new")
    assert (changed.kind, changed.old_size, changed.new_size, changed.hunks) == ("binary", 3, 4, [])
    assert (new.kind, new.old_size, new.new_size) == ("binary", None, 1)


async def test_a_notebook_is_shown_by_cells_whatever_attributes_say(
    reading: Reading, copy: WorkingCopy
) -> None:
    copy.commit({"n.ipynb": notebook("a = 1", "b = 2"), ".gitattributes": "*.ipynb -diff\n"})
    copy.write({"n.ipynb": notebook("a = 1", "b = 3", output="x")})
    found = await ask(reading, "n.ipynb")
    assert found.kind == "notebook"
    assert [(each.change, each.number, each.outputs_changed) for each in found.cells] == [
        ("outputs", 1, True),
        ("modified", 2, True),
    ]
    copy.write({"new.ipynb": notebook("n")})
    assert [each.change for each in (await ask(reading, "new.ipynb")).cells] == ["added"]
    copy.git("rm", "--quiet", "--force", "n.ipynb")
    assert [each.change for each in (await ask(reading, "n.ipynb")).cells] == ["removed"] * 2


async def test_a_broken_notebook_is_a_text(reading: Reading, copy: WorkingCopy) -> None:
    copy.commit({"n.ipynb": notebook("a = 1")})
    copy.write({"n.ipynb": "<<<<<<< mine\n"})
    found = await ask(reading, "n.ipynb")
    assert (found.kind, "+<<<<<<< mine" in lines(found)) == ("text", True)


async def test_a_conflicted_file_is_compared_with_ours(reading: Reading, copy: WorkingCopy) -> None:
    copy.write({"a.txt": "ours or theirs\n"})
    blobs = [copy.git("hash-object", "-w", "a.txt")] * 3
    entries = "".join(f"100644 {blob} {n}\ta.txt\n" for n, blob in enumerate(blobs, 1))
    copy.git("update-index", "--index-info", stdin=f"0 {'0' * 40}\ta.txt\n{entries}".encode())
    assert lines(await ask(reading, "a.txt")) == ["-A", "+ours or theirs"]


async def test_nothing_of_the_repository_runs(
    reading: Reading, copy: WorkingCopy, tmp_path: Path
) -> None:
    marker = tmp_path / "ran"
    copy.commit({".gitattributes": "* diff=own filter=own\n"})
    for key in ("diff.external", "diff.own.command", "diff.own.textconv", "filter.own.clean"):
        copy.git("config", key, f"touch {marker}")
    copy.git("config", "core.pager", f"touch {marker}")
    copy.write({"a.txt": "changed\n"})
    assert lines(await ask(reading, "a.txt")) == ["-A", "+changed"]
    assert not marker.exists()


async def test_nothing_behind_a_link_is_shown(
    reading: Reading, copy: WorkingCopy, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("secret\n")
    (copy.folder / "link").symlink_to(tmp_path / "secret")
    (copy.folder / "outside").symlink_to(tmp_path)
    assert lines(await ask(reading, "link")) == [f"+{tmp_path}/secret"]
    os.mkfifo(copy.folder / "pipe")
    for name in ("outside/secret", "pipe", "folder", "nowhere"):
        with pytest.raises(ImportRunError) as caught:
            await ask(reading, name)
        assert caught.value.code == "not_found"


async def test_a_configuration_of_the_person_does_not_change_what_is_read(
    reading: Reading, copy: WorkingCopy, isolated_home: Path
) -> None:
    (isolated_home / ".gitconfig").write_text(
        "[color]\n\tui = always\n[diff]\n\tnoprefix = true\n\tsuppressBlankEmpty = true\n"
        "\tmnemonicPrefix = true\n\trenames = false\n\tcontext = 0\n[log]\n\tshowSignature = true\n"
    )
    copy.commit({"t": "a\n\nb\n"})
    copy.write({"t": "a\n\nc\n"})
    assert lines(await ask(reading, "t")) == [" a", " ", "-b", "+c"]


async def test_a_file_that_is_too_large_is_not_shown(
    reading: Reading, copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 1000)
    copy.write({"a.txt": "x" * 2000, "new": "y" * 2000})
    for name in ("a.txt", "new"):
        found = await ask(reading, name)
        assert (found.truncated, found.hunks, found.new_size) == (True, [], 2000)


async def test_an_unchanged_file_has_no_change(reading: Reading, copy: WorkingCopy) -> None:
    found = await ask(reading, "a.txt")
    assert (found.hunks, found.old_size, found.new_size) == ([], 2, 2)


async def test_a_version_that_is_not_here_needs_the_network(
    reading: Reading, upstream: Repository, root: Path
) -> None:
    upstream.git("config", "uploadpack.allowFilter", "true")
    partial = WorkingCopy.clone(f"file://{upstream.path}", root / "partial", "--filter=blob:none")
    found = await ask(reading, "a.txt", partial.head, path="partial")
    assert (found.needs_network, found.hunks) == (True, [])


@pytest.mark.parametrize("commit", ["HEAD", "--output=x", "main", "a b", "0123"])
async def test_only_ids_are_commits(reading: Reading, copy: WorkingCopy, commit: str) -> None:
    with pytest.raises(ImportRunError) as caught:
        await ask(reading, "a.txt", commit)
    assert caught.value.code == "invalid_request"
