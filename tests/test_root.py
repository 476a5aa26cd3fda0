"""API paths stay below the root."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_import_run.errors import ImportRunError
from jupyter_import_run.root import Root


@pytest.fixture
def root(tmp_path: Path) -> Root:
    folder = tmp_path / "root"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (folder / "way-out").symlink_to(tmp_path / "outside")
    (folder / "way-in").symlink_to(folder / "sub")
    return Root(folder)


@pytest.mark.parametrize("path", ["", "/", "sub", "/sub/", "sub/not-yet/there", "way-in"])
def test_paths_below_the_root_are_places(root: Root, path: str) -> None:
    assert str(root.place(path)).startswith(str(root.folder))


@pytest.mark.parametrize(
    "path",
    [
        "..",
        "../outside",
        "sub/../../outside",
        "way-out",
        "way-out/x",
        ".hidden",
        "sub/.git",
        "a\0b",
    ],
)
def test_paths_that_leave_the_root_or_hide_are_refused(root: Root, path: str) -> None:
    with pytest.raises(ImportRunError) as caught:
        root.place(path)
    assert caught.value.code == "invalid_request"


def test_a_place_has_its_api_path_again(root: Root) -> None:
    assert root.api_path(root.place("sub/x")) == "sub/x"
    assert root.api_path(root.folder) == ""
