"""Saved repositories on the disk: shared by servers and the command line, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from jupyter_import_run.errors import ImportRunError, NewerFileError
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.store.presets import SavedRepositories

URL = "https://github.com/o/r"
GIVEN = SavedRepository(name="given", url=URL, locked=True)

WRITER = """
import sys
from pathlib import Path
from msgspec.structs import replace
from jupyter_import_run.presets.record import SavedRepository
from jupyter_import_run.store.presets import SavedRepositories
store = SavedRepositories(Path(sys.argv[1]))
for number in range(10):
    store.add(SavedRepository(name=f"w{sys.argv[2]}-{number}", url="https://github.com/o/r"))
    store.change("shared", lambda one: replace(one, description=one.description + "x"))
"""


@pytest.fixture
def store(tmp_path: Path) -> SavedRepositories:
    return SavedRepositories(tmp_path / "data", [GIVEN])


def saved(name: str) -> SavedRepository:
    return SavedRepository(name=name, url=URL)


def names(store: SavedRepositories) -> list[str]:
    return [each.name for each in store.known().saved]


def code(store: SavedRepositories, what: str, *arguments: object) -> tuple[str, str | None]:
    """Code and reason of the error of a method."""
    with pytest.raises(ImportRunError) as caught:
        getattr(store, what)(*arguments)
    return caught.value.code, caught.value.data.get("reason")


def test_what_is_saved_is_found_changed_and_forgotten(store: SavedRepositories) -> None:
    added = store.add(saved("mine"))
    assert added.created is not None
    assert added.created == added.modified
    assert store.find("mine") == added
    changed = store.change("mine", lambda one: replace(one, branch="dev"))
    assert (changed.branch, changed.url, changed.created) == ("dev", URL, added.created)
    assert changed.modified is not None
    assert changed.modified >= added.created
    store.remove("mine")
    assert names(store) == ["given"]
    assert code(store, "find", "mine") == ("not_found", "no_preset")
    assert code(store, "remove", "mine") == ("not_found", "no_preset")
    assert code(store, "change", "mine", lambda one: one) == ("not_found", "no_preset")


def test_a_name_is_taken_once(store: SavedRepositories) -> None:
    store.add(saved("mine"))
    assert code(store, "add", saved("mine")) == ("exists", None)
    assert code(store, "add", saved("given")) == ("exists", None)


def test_the_administrators_cannot_be_changed(store: SavedRepositories) -> None:
    assert code(store, "remove", "given") == ("forbidden", "given")
    assert code(store, "change", "given", lambda one: one) == ("forbidden", "given")
    assert store.find("given").locked


def test_the_administrators_hides_the_persons_of_the_same_name(tmp_path: Path) -> None:
    own = SavedRepositories(tmp_path)
    own.add(replace(saved("given"), branch="mine"))
    with_given = SavedRepositories(tmp_path, [GIVEN])
    assert with_given.find("given").branch is None
    assert own.find("given").branch == "mine"


def test_nobody_makes_their_own_the_administrators(store: SavedRepositories) -> None:
    assert store.add(replace(saved("mine"), locked=True)).locked is False
    assert store.find("mine").locked is False


def test_a_change_elsewhere_is_seen_at_once(store: SavedRepositories, tmp_path: Path) -> None:
    other = SavedRepositories(tmp_path / "data")
    for number in range(5):
        other.add(saved(f"r{number}"))
        assert f"r{number}" in names(store)
        store.change(f"r{number}", lambda one: replace(one, branch="dev"))
        assert other.find(f"r{number}").branch == "dev"


def test_eight_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    store = SavedRepositories(tmp_path)
    store.add(saved("shared"))
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(number)])
        for number in range(8)
    ]
    assert [writer.wait(90) for writer in writers] == [0] * 8
    assert len(names(store)) == 81
    assert len(store.find("shared").description) == 80


def test_the_file_is_readable_by_a_person_and_by_nobody_else(
    store: SavedRepositories, tmp_path: Path
) -> None:
    store.add(replace(saved("mine"), branch="dev"))
    file = tmp_path / "data" / "presets.json"
    written = json.loads(file.read_text())
    assert written["version"] == 1
    assert written["data"]["mine"]["branch"] == "dev"
    assert "secret" not in written["data"]["mine"]
    assert len(file.read_text().splitlines()) > 5
    assert file.stat().st_mode & 0o077 == 0


def write(folder: Path, content: object) -> Path:
    file = folder / "data" / "presets.json"
    file.parent.mkdir()
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return file


def test_an_older_file_with_fewer_fields_is_read(store: SavedRepositories, tmp_path: Path) -> None:
    write(tmp_path, {"version": 0, "data": {"old": {"name": "old", "url": URL}}})
    assert store.find("old").history == "fast"
    store.add(saved("new"))
    assert names(store) == ["given", "new", "old"]


def test_a_newer_file_is_left_alone_with_a_message(
    store: SavedRepositories, tmp_path: Path
) -> None:
    file = write(tmp_path, {"version": 99, "data": ["another", "shape"]})
    before = file.read_bytes()
    known = store.known()
    assert [each.name for each in known.saved] == ["given"]
    assert known.problem is not None
    assert (known.problem.code, known.problem.data) == ("unsupported", {"reason": "newer_file"})
    assert "newer version" in known.problem.message
    assert code(store, "find", "mine") == ("unsupported", "newer_file")
    assert store.find("given") == GIVEN
    with pytest.raises(NewerFileError):
        store.add(saved("mine"))
    assert file.read_bytes() == before


def test_a_corrupt_file_is_set_aside(store: SavedRepositories, tmp_path: Path) -> None:
    file = write(tmp_path, '{"version": 1, "data": {"mine"')
    assert names(store) == ["given"]
    assert file.with_name("presets.json.corrupt").exists()
    store.add(saved("mine"))
    assert names(store) == ["given", "mine"]


def test_what_was_set_aside_is_spoken_of_until_it_is_deleted(
    store: SavedRepositories, tmp_path: Path
) -> None:
    file = write(tmp_path, '{"version": 0')
    store.known()
    file.write_text('{"version": 1')
    store.known()
    store.add(saved("mine"))
    aside = [file.with_name(f"presets.json.{each}") for each in ("corrupt", "2.corrupt")]
    assert [each.read_text()[-1] for each in aside] == ["0", "1"]
    problem = store.known().problem
    assert problem is not None
    assert problem.data == {"reason": "set_aside", "path": str(aside[1])}
    assert names(store) == ["given", "mine"]
    assert code(store, "find", "other") == ("not_found", "no_preset")
    for each in aside:
        each.unlink()
    assert store.known().problem is None


def test_one_record_of_no_use_hides_no_other_and_stays(
    store: SavedRepositories, tmp_path: Path
) -> None:
    odd = {
        "odd": {"name": "odd", "url": 5},
        "nowhere": {"name": "nowhere"},
        "script": {"name": "script", "url": "javascript:alert(1)"},
        "bad name!": {"name": "good", "url": URL},
        "outside": {"name": "outside", "url": URL, "folder": "../.ssh"},
    }
    good = {"name": "x", "url": URL, "colour": "green"}
    write(tmp_path, {"version": 1, "data": {**odd, "good": good}})
    known = store.known()
    assert [each.name for each in known.saved] == ["given", "good"]
    assert known.problem is not None
    assert known.problem.data["reason"] == "left_out"
    told = {each["name"]: each for each in known.problem.data["repositories"]}
    assert {name: (each["rule"], each["field"]) for name, each in told.items()} == {
        "odd": (None, "url"),
        "nowhere": (None, "url"),
        "script": ("scheme", "url"),
        "bad name!": ("bad_name", "name"),
        "outside": ("bad_folder", "folder"),
    }
    assert "stays below the Jupyter folder" in told["outside"]["message"]
    assert "odd is left out, and so are 4 more" in known.problem.message
    assert code(store, "find", "odd") == ("not_found", "no_preset")
    assert code(store, "find", "outside") == ("invalid_request", "bad_folder")
    store.add(saved("mine"))
    store.change("good", lambda one: replace(one, branch="dev"))
    data = json.loads((tmp_path / "data" / "presets.json").read_text())["data"]
    assert {name: data[name] for name in odd} == odd
    assert (data["good"]["colour"], data["good"]["branch"]) == ("green", "dev")
    store.change("outside", lambda one: replace(one, folder="docs"))
    assert store.find("outside").folder == "docs"
    for name in ("odd", "nowhere", "script", "bad name!"):
        store.remove(name)
    assert store.known().problem is None
    assert "odd" not in json.loads((tmp_path / "data" / "presets.json").read_text())["data"]
