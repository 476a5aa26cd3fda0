"""Folders of which git tracks nothing, file by file."""

from __future__ import annotations

from typing import cast

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.operations.read.untracked import untracked
from jupyter_import_run.services import Services
from jupyter_import_run.wire.encode import encode
from jupyter_import_run.wire.filenames import shown
from tests.operations.read.conftest import Reading
from tests.support.working_copies import WorkingCopy


@pytest.fixture
def services(reading: Reading) -> Services:
    return cast("Services", reading)


async def test_the_files_of_an_untracked_folder_are_told(
    services: Services, copy: WorkingCopy
) -> None:
    hostile = b"data/\xff\n.txt".decode("utf-8", "surrogateescape")
    copy.write({".gitignore": "*.log\n", "database.txt": "no\n", "folder/new.txt": "new\n"})
    copy.write({"data/b.txt": "b\n", "data/sub/a.txt": "a\n", "data/x.log": "", hostile: "x\n"})
    WorkingCopy.create(copy.folder / "data" / "nest", {"inner.txt": "inner\n"})
    answer = await untracked(services, "copy", "data/", None)
    assert answer.files == ["data/b.txt", "data/nest/", "data/sub/a.txt", shown(hostile)]
    assert (answer.total, answer.after) == (4, None)
    assert (await untracked(services, "copy", "data/sub", None)).files == ["data/sub/a.txt"]
    assert (await untracked(services, "copy", "folder/", None)).files == ["folder/new.txt"]
    assert (await untracked(services, "copy", "nowhere", None)).files == []
    assert (await untracked(services, "copy", "da*", None)).files == []


@pytest.mark.parametrize("folder", ["../copy", ".git", "", "data/../.git"])
async def test_only_folders_of_the_repository_are_looked_into(
    services: Services, copy: WorkingCopy, folder: str
) -> None:
    with pytest.raises(ImportRunError) as caught:
        await untracked(services, "copy", folder, None)
    assert caught.value.code == "invalid_request"


async def test_many_files_come_in_pages_that_fit(services: Services, copy: WorkingCopy) -> None:
    names = [f"data/{'long ' * 20}{number:05}.txt" for number in range(1200)]
    copy.write(dict.fromkeys(names, ""))
    found: list[str] = []
    after: str | None = None
    while True:
        page = await untracked(services, "copy", "data/", after)
        assert page.total == 1200
        assert len(encode(page)) < 64 * 1024
        found += page.files
        after = page.after
        if after is None:
            break
    assert found == sorted(names)
