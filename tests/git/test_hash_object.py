"""Files become blobs, whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.git.environment import Profile
from jupyter_import_run.git.hash_object import hash_files, store_bytes
from tests.support.repositories import git

NAMES = ['"quoted"', "ends in cr\r", "two\nlines", "back\\slash", "tab\t", "no utf-8 \udcff", "ü"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git("init", "--quiet", tmp_path)
    return tmp_path


async def test_a_file_of_any_name_is_stored(repository: Path) -> None:
    contents = [name.encode("utf-8", "surrogateescape") for name in NAMES]
    for name, content in zip(NAMES, contents, strict=True):
        (repository / name).write_bytes(content)
    blobs = await hash_files(repository, NAMES, Profile())
    assert blobs == [await store_bytes(repository, content, Profile()) for content in contents]


async def test_filters_are_asked_only_where_they_are_wanted(repository: Path) -> None:
    (repository / ".gitattributes").write_text("* text eol=lf\n")
    (repository / "a.txt").write_bytes(b"a\r\n")
    raw, clean = [
        await hash_files(repository, ["a.txt"], Profile(), filters=filters, store=False)
        for filters in (False, True)
    ]
    assert raw == [await store_bytes(repository, b"a\r\n", Profile())]
    assert clean == [await store_bytes(repository, b"a\n", Profile())]
