"""How full the disk of a folder is."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.config.settings import StorageFolder
from jupyter_import_run.host.storage import make_missing, storage_at, storage_locations
from jupyter_import_run.root import Root
from tests.support.disks import make_read_only, small_disk


@pytest.fixture
def root(tmp_path: Path) -> Root:
    folder = tmp_path / "root"
    folder.mkdir()
    return Root(folder)


def test_a_disk_below_the_root_shows_its_own_space(root: Root) -> None:
    folders = (StorageFolder("", "Home"), StorageFolder("small", "Small disk"))
    with small_disk(root.folder / "small", 3):
        home, small = storage_locations(root, folders)
        inside = storage_at(root, folders, "small/not/there/yet")
    assert small.total_bytes == inside.total_bytes == 3 * 2**20
    assert home.total_bytes != small.total_bytes


def test_a_disk_that_cannot_be_written_to_says_so(root: Root) -> None:
    with small_disk(root.folder / "small", 1) as place:
        make_read_only(place)
        found = storage_at(root, (), "small")
    assert found.problem is not None
    assert found.problem.code == "forbidden"


def test_a_folder_has_the_label_that_the_administrator_gave_it(root: Root) -> None:
    folders = (StorageFolder("data", "Fast disk"),)
    assert storage_at(root, folders, "/data/").label == "Fast disk"
    assert storage_at(root, folders, "data/course").label == "course"
    assert storage_at(root, folders, "data//course").path == "data/course"
    assert storage_at(root, folders, "").label == "Home"


def test_missing_folders_are_made_and_the_rest_is_told(root: Root) -> None:
    (root.folder / "file").touch()
    failed = make_missing(root, [StorageFolder(path, path) for path in ("a/b", "file", ".hidden")])
    assert (root.folder / "a" / "b").is_dir()
    assert [folder.path for folder, _ in failed] == ["file", ".hidden"]


def test_without_a_disk_there_are_no_locations() -> None:
    assert storage_locations(None, (StorageFolder("a", "a"),)) == []
