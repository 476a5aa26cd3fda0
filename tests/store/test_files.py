"""Small files that several processes change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jupyter_import_run.errors import NewerFileError, from_os_error
from jupyter_import_run.store.files import JsonFile

WRITER = """
import sys
from pathlib import Path
from jupyter_import_run.store.files import JsonFile
file = JsonFile(Path(sys.argv[1]), dict[str, int], dict)
for number in range(40):
    file.change(lambda value, n=number: {**value, f"{sys.argv[2]}-{n}": n})
"""


@pytest.fixture
def file(tmp_path: Path) -> JsonFile[dict[str, int]]:
    return JsonFile(tmp_path / "folder" / "file.json", dict[str, int], dict)


def test_a_file_that_is_not_there_is_empty(file: JsonFile[dict[str, int]]) -> None:
    assert file.read() == {}


def test_what_was_written_is_read_again_and_only_the_owner_can(
    file: JsonFile[dict[str, int]],
) -> None:
    file.change(lambda value: {**value, "a": 1})
    assert file.read() == {"a": 1}
    assert file.path.stat().st_mode & 0o077 == 0
    assert file.path.parent.stat().st_mode & 0o077 == 0


DEEP = b"[" * 100_000


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"version":1}',
        b"null",
        b'{"version":' + DEEP,
        b'{"version":1,"data":{"a":' + DEEP,
    ],
    ids=range(8),
)
def test_a_corrupt_file_is_set_aside(file: JsonFile[dict[str, int]], garbage: bytes) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(garbage)
    assert file.read() == {}
    assert file.path.with_name("file.json.corrupt").read_bytes() == garbage
    file.change(lambda value: {**value, "a": 1})
    assert file.read() == {"a": 1}


def test_a_newer_file_is_left_alone(file: JsonFile[dict[str, int]]) -> None:
    file.path.parent.mkdir()
    newer = b'{"version": 99, "data": {"a": {"new": "shape"}}}'
    file.path.write_bytes(newer)
    with pytest.raises(NewerFileError) as caught:
        file.change(lambda value: value)
    told = from_os_error(caught.value)
    assert (told.code, told.data) == ("unsupported", {"reason": "newer_file"})
    assert file.path.read_bytes() == newer


def test_an_edit_that_fails_leaves_the_old_value(file: JsonFile[dict[str, int]]) -> None:
    file.change(lambda _: {"a": 1})

    def fail(_: dict[str, int]) -> dict[str, int]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        file.change(fail)
    assert file.read() == {"a": 1}
    assert sorted(p.name for p in file.path.parent.iterdir()) == ["file.json", "file.json.lock"]


def test_several_processes_lose_nothing(file: JsonFile[dict[str, int]]) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(file.path), name]) for name in "abcd"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    assert len(file.read()) == 4 * 40


def test_the_current_value_follows_what_others_write(file: JsonFile[dict[str, int]]) -> None:
    other = JsonFile(file.path, dict[str, int], dict)
    assert file.current() == {}
    for number in range(3):
        other.change(lambda known, number=number: {**known, str(number): number})
        assert file.current() == other.read()
    file.path.unlink()
    assert file.current() == {}


def test_the_current_value_of_a_file_of_no_use_is_empty(file: JsonFile[dict[str, int]]) -> None:
    file.change(lambda known: {"a": 1})
    assert file.current() == {"a": 1}
    file.path.write_bytes(b"{")
    assert file.current() == {}
    assert file.path.with_name("file.json.corrupt").read_bytes() == b"{"
    file.path.write_text('{"version": 99, "data": {}}')
    assert file.current() == {}
    assert file.path.exists()


def test_no_more_than_some_are_set_aside(file: JsonFile[dict[str, int]]) -> None:
    file.change(lambda known: known)
    for number in range(12):
        file.path.write_text(f"{number}")
        file.read()
    kept = [path.read_text() for path in file.set_aside]
    assert kept == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "11"]
